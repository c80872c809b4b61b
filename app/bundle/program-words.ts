/**
 * Words of the programs whose lines are read, small letters. Gathered from their patterns by
 * `test/bundle/gather-program-words.ts`; everything that is not here, no strict report shows.
 */
const TEXT = `
a0 a000086 a0d0d0a a1 a1e2 a2 aa aaa abcdefghijklmnopqrstuvwxyz abort aborted aborting about above abr abril absent ac
ac3 accept accepted accepts access account accounting acd acdeletethestation ack acked acknowledge acknowledged acks
acl acquired acs act action activated activating activation active actives activity adapter adapterguid adaptername add
added adding addition addon addr addr1 addr2 addrconf address adgangskode administrator administrators admitting adv
advert advertised advertisement advice advise ae aes aff after afterwards again age agent agents ageout ago agosto
agreement agrees ahead aid ailed air aireos airport airportd airportdprocessdlilevent aka akm akmp akms aksuite alert
alg algorithm all alloc allocate allocated allow allowed alone aloud already alrt also alt alternate altsubjectname amp
an anahtar and android anonce another anqp ansluten answer answers anti any anymore août ap ap01 apf apfmsassostatedec
apfmsassostateinc apfmsconntask apfmsdeletebymscb api apis apos apple apple80211 apple80211api apr april aprile aprilie
aps apsd ara aralık arduino ardware are arget argument arguments arrived aruba arubaos as ascii aside ask asked asking
aspm assert assign assigned assoc assoced associate associated associateresponsemessage associating association
associations assocreq assocreqcallchainhandle assocresp assocstatus asus at ath ath10k ath11k ath12k ath5k ath6kl ath9k
athw atslēga attach attached attack attempt attempts attributes audit aug august augusti augustus augusztus auth authed
authenfinish authenticate authenticated authenticating authentication authenticationalgorithm authenticator authmethod
authmgr authmode authorization authorized authorizing authpriv auths authval auto autoconfig autoconnect automatic
autoreconnect autostart aux available avaimen avain avoid avr avril awdl ağu ağustos b000
b0003a01020000000100020000000000020000000000100000000200 b43 ba back bad bailing band bandwidth base based bağlı bcm43
bcmwl bcn be beacon beacons bearer became because becomes been before begin beginning begins begun behind being beside
best between bigtk binding birth bit bits blacklist blob block blocked blocktime board body bomb bond boot both bound
br brcmf brcmfmac brcmsmac brief bring broadcast broadcasting broke broken browser bsd bss bssid bsstype btn btrace buf
buffer bug built bundle bus busy busybox but by bytes bzip2 bře březen března c0 c000000 c2h c421f69 ca cac cache
cached caching calculated calibration call callback called came can cancel canceled cancelled cancelling candidate
cannot cap capab capabilities capability capable caps capture captures card carl9170 carrier case catalyst catches
cause cb cckm ccmp cdata ce cef4c6 cert certificate cf1 cf2 cfg80211 ch challenge chan change changed changes changing
channel chanspec chap character chassis chave check checked checking chiave chip chips choice choices chosen cipher
cipheralgorithm ciphers cisco claimed class class2 class3 clave cle clear cleared clearing clears clef cli client
clientid clientmac clientmodeimpl clients clientstatus clm clock clogging clone cloned close closed closer cloud clé
cmd cmt cn co code codes coex collect column com come comeback comm command commands commit common compact compatible
competing complete completed completion computed computer conditions conectado conf confidence config configd
configuration configure configured configuring confirm confirmed conflict conn connect connected connecting connection
connectionid connectionmode connections connecté connessa connesso connman connmanctl connmand consecutive consent
consider console consortium content context continuous contrase control controller convertto cookie core corewlan
correct correlation corresponding corrupt corrupted cost could couldn count counter country course cpp cqm crash
crashed create created cred credenc credential credentials creds crit critical cron cs csa csatlakoztatva csv csütörtök
ctr ctrl ctx cu cum cuma cumartesi cur curl current cursor custom cut cw1200 cyclic cze czerwca czerwiec czw czwartek
d0 d3c2b1a d440600 d4c3b2a1 d5be7d52d6de d7dd daemon damaged dashboard data database date datetime day days db dbg dbm
dbug dbus dc dcmd dd ddr ddtdd de deactivating dead deassigned deassociation deauth deauthenticat deauthenticate
deauthenticated deauthenticating deauthentication debug debugfs debugging dec december decembrie declaration declined
decode decrypt decrypted decrypting deep default deferred deinit del delay delete deleted deleting deletion dellink
delta demo denial denied denies density deny depth derivation derive derived deriving des description descriptor
desember dest destmac detach detailedstatuscode details detected dev device deviceguid devname dez dezember dezembro df
dfs dhclient dhcp dhcp4 dhcpack dhcpcd dhcpclient dhcpd dhcpdecline dhcpdiscover dhcpinform dhcpnak dhcpoffer
dhcpoffers dhcprelease dhcprequest dhcpsrv dhcpstatemachine dhcpv4 dhcpv6 di diagnose dialect dialects dialog dialogue
diassociation dic dicembre diciembre did died dienstag differ different differently differs digestinit digital dim
dimanche dinsdag direct dis disable disabled disabling disassoc disassociat disassociate disassociated disassociates
disassociating disassociation discard discarded disconnect disconnected disconnecting disconnects discover disk display
div dll dls dma dmesg dmg dns dnsmasq do doautojoin docker does doing dom domain domenica domingo donderdag done dongle
donnerstag dormant dot11 dot11statuscode dot1x down download dp dpk dpp drawing drawn dress driven driver driving drop
dropped dropping drv dscp dse dst dub duben dubna due dum duminică dummy dump dumpcap duration during dynamic déc
décembre e000000 e913ec01346b2d7 each eap eaperrorcode eapol eapolclient eapolkeyhandshake eappkt eapreasoncode
eaprootcausestring eaptype earlier early eason eave ecc ed edact edit ee eht eki ekim elapsed electron element elements
elevation elfchnk elffile elo elokuu elokuuta elsewhere em embedded emerg emov emptied empty emrg emsk en enable
enabled encrypted encryption end ended endian ending ends ene enero enforced engine enhanced enough enrollee ensor
enter entered entering enterprise entication entropy entry envelope epl equest er err error errorcode errs escan eset
esp esp32 esp8266 esphome esponse espressif ess essage essid est established eth ethernet eval even event eventd
eventdata eventid eventmessage eventrecordid events eventtime every evice evidence evp evt evtx ex examples exceeded
exceeds exception excessive exchange exchanges excluded exclusion exclusionlist execute execution exhausted existing
exists exit expand expected expecting expiration expire expired expires expiry explained explicit exports ext extended
extensive external externally eyj eyl eylül fail faild failed failing fails failtosendpkt failure failurepackettouser
failurereason failures fall false farewell fast fastroam fatal fault fbt feb febbraio febr febrero februar februari
februarie february február feff feira fetch fetched fev fevereiro ffffffffffffffff fh fi field fifo fil file files fils
filter find fine finish finished finite firmware first fits fitted fix fixed fixing flag flags flash flood flow flush
flushing folder follow follows for forbids force foreign forged forget forgetting forgot forgotten form format
fortigate forwarding found four fr frame frames framework fre fredag free freeradius freitag freq frequency fri friday
from fsm fst ft fte ftie ftrace full fullmac func fw fweh févr février gained gap gas gateway gave gcmp gdhcp geheim
gen generate generated generating generation genl gennaio geslo get getrandom getting gi gio giovedì giu giugno give
given giving gmt go goes gone got gpsk graph group groups gru grudnia grudzień gsupplicant gt gtc gtk gu guard guest
guid gz h2c h2e had hal halted handed handle handler handlers handshake handshakefailed hang hard hardware has hash
haslo hasło have haz haziran hcmd he header headline health healthy hear heard heinä heinäkuu heinäkuuta held hello
helmi helmikuu helmikuuta help helped here heslo hex hexdump hibernat hidden hint hip history home host hostap hostapd
hostmail hostname hosts hour hours hs hs20 ht htpasswd http huawei huhti huhtikuu huhtikuuta hung hw hwaddr hwtype
hétfő iaid ian ianuarie iap iapp ibss icrocode id idden ident identifier identify identity identitytimesexceedmaxtimes
idf idle ids idx ie ieee ieee80211 ies if iface ifconfig ifguid ifindex ifname igne ignore ignored ignoring igtk ihv
illegal image ime imeout impl impossible in inactive inactivity include incompatible inconsistent incorrect incorrectly
increase incremented ind independent index indicate indicates indication ine inf infinity info information
infrastructure ing ingrxreorder inha init initial initialization initialize initialized initializing initiate initiated
initiating initpmk initpsk inner input inputeapolframe insert inside install installation installed installing instead
instigator insufficient int integer integrity inter interface interfacedescription interfaceguid interfaces internal
internet interval interworking intf into invalid io80211family io80211interface ioctl ios ip ipclient ipconfiguration
ipmanager ipn ips ipv4 ipv4ll ipv6 ipv6ll ipw2 iqk irmware is isc isdown isn isold isptkrekey it items itlwm its iul
iulie iun iunie iw iwc iwconfig iwctl iwd iwl3945 iwl4965 iwlagn iwlwifi iwmon iy jan janeiro
janfebmaraprmayjunjulaugsepoctnovdec januar januari january január janv janvier jelszo jelszó jeu jeudi joi join joined
joining joins joulu joulukuu joulukuuta journal json jue jueves juil juillet juin jul julho juli julio july jun june
junho juni junio júl július jún június kas kasım kck kde ke kea kedd keep keepemptynetworks kek kennwort kept kern
kernel keskiviikko kesä kesäkuu kesäkuuta key keyavailable keybitmap keychain keydata keyid keyidx keyinfo keymgmt keys
keywords khóa khẩu kickmac kind kinds ključ klucz klíč know known knownnetworks knows kulcs kunci kvě květen května kwi
kwiecień kwietnia kľúč l2 l2authcomplete la lab label lan lang language large larger largestcut last late later
latin1slice lauantai layer le leap learn lease leased leases leave leaves leaving led leden ledna leds left legacy len
length less let level libertas lifetime ligado ligne likely limit limiting line lines linha link linklocal links linux
lip lipca lipiec lis list listen listening listopad listopada listopadu littleendian live lmac lo load local locally
localmac location locked log logcat logdesc logger login logins logname logs loka lokakuu lokakuuta long longer look
looking lookup lose losenord loss lost low lozinka lpf lps lqm lt lug luglio lun lundi lunedì lunes luni lut lutego
luty lzè0 lör lördag lösenord lør lørdag m1 m2 m2d m3 m4 ma maalis maaliskuu maaliskuuta maanantai maandag maart mab
mac mac80211 machine machines machtimestamp macos made mag maggio mai mailbox main maio maj maja make maker man managed
management manager mandag manually many mar marca march mardi marker marking marras marraskuu marraskuuta mars mart
martedì martes martie marts marvis marzec marzo março marți mask masked master match matched matches matching material
max may maybe mayo mayıs mbo mbss mcu md5 mde mdie mdp mean meaning mei mem membership memory mer meraki mercoledì
mercredi mesh message messages method mfp mgmt mgr mhi mhz mi mic michael microcode microsoft mie miercuri might
mikrotik min miniport minutes mismatch miss missed missing misspelt mist mittwoch mié miércoles mlan mld mlme mlo mmc1
mo mobile mobility mode modified module mon monday monitor montag more most move moved moving mrt mrvlpcie mrz ms
mschap mschapv2 msg msg1 msgbuf msk mt76 mt7601u mt76x02u mt76x2u mt79 mt7921e mtkihv mtkwl much multicast must mwifiex
mwl8k mwlwifi máj május márc március mär märz mån måndag mật nak name named names nameserver nbi nbsp ndis ndjson ne
neděle need needed needs neg negotiated negotiation net netconfig netdev netif netlink netsh netwlv netwn network
networkd networkmanager networks networksetup netwtw netwtw10 new newer newlink next nfc niedz niedziela nis nisan
nl80211 nmcli no nobody node noi noiembrie nolinked non nonassoc nonauth nonce none nonym noreply noresponse
noresponseofrequest noshort not note nothing noti notice notification notifications notify notifyhandshakeresult
notreachable nov november novembre novembro noviembre now nt null nullfunc num number numbers nvram nvs nwifi nxlog
nyckel nøgle nøkkel object obtained oca ocak occurredat oci oct octets october octobre octombrie octubre ocv ode of off
offer offered offering offline offload offset often ok okc oke okt oktober október ol old older oldest omada omitted
ommand on once ondeauth ondisassoc one onexenabled online only onprovisioningfailure ons onsdag op opcode open openbsd
openbytes opened openssl operation operational operations opmode opportunistic option options or orch order osen other
otp otpauth ott ottobre out outcome output outstanding outubro over overlap overlong override overriding owe own owner
p2p p54 packet packets packing pae page pair pairs pairwise pap param parameter parameters params parola parole parolă
parool parse parsesta parsing part pasn pass passcode passe passed passin passive passkey passord passout passphrase
passwd password passwords passwort pasted path pause payload paz pazar pazartesi paź październik października pbc pbss
pcap pcapng pci pcie pco pe peap peer peering peerkey peermac peers pending per performing perhaps period perjantai
persistent person personal perşembe phase phone phrase phy phy0 phyd phytype picture pid pin piątek pk pkt pkts place
plain plan plen plist plugins pm pmf pmk pmkid pmkids pmksa po point points polic policy polkit poll pon pondělí
poniedziałek pool poor port portal portenabled possible possibly postpone power połączono połączony ppp pre preauth
precludes pref preferred preinit prepare prepared preparing present prev prevented preview previous prf primary print
printed printf prints priority private privilege pro probe proberesp probing proc proceed process processid
processimagepath processimageuuid processing processsystempskassoc profile profilename profiles programs progress
proposed prosince prosinec protected protection proto protocol proved proven provided provider providername
provisioning proxy prune psk pswd pt pti ptk ptk0 ptkinitnegotiating ptkstart ptkthread publickeys publish push put pw
pwd pwe pwr pzt pá pátek péntek připojeno qca qm qos qr qua quality quarta query question queue queues qui quiet quinta
quirk quit quot quoted r0 r0kh r1 r8188eu r8712u ra rad radar radio radius radiusd raktas ran random range ranges rank
rate rates raw rc4 rcv rcvd rd rddm rdev re rea reach reachable reached reaching read readded reading ready realtime
reap reason reasoncode reasonis reasons reasontext reassoc reassociate reassociating reassociation reassocresp reattach
reauth reauthenticating rebind rebinding reboot receive received receivedaauthenticationacceptpacketfromradiusserver
receivedaauthenticationrejectpacketfromradiusserver receiveeappktfromstabybss receiveeappkttostafromcapwap receiver
receives receiving recently reconfig reconfiguring reconnect reconnecting record recorded recordid recording
recordnumber records recover recovered recv recved recvedfrom recvedfromtarget redact redacted redaction reenabled
reflection refresh refusal refuse refused reg regdom regdomain registrar registration regulatory reinstall
reinstallation reject rejected rejection rejoin rekey rekeyestablished rekeying related reload reloaded remaining
remedies remote remov removal remove removed removing renamed renderinginfo renew renewal renewed repairable repaired
replace replaced replay reply report reportaddress reported reports reproduce req reqd request requested requesting
requests required requirements requires resend resendeap reset resort resources resp respond response rest restart
restarted restarting restore result results resume resumed ret retentiondays retrans retransfer retransmission
retransmit retransmitted retries retry return returned returning reusing rf rfkill roam roamed roaming roams robust
role room root route router routers routines routing row rrk rrm rsc rsi rsn rsna rsne rsnie rsnxe rsp rssi rt rt2500
rt2800 rt2x00queue rt2x00usb rt73usb rtl rtl8 rtl871x rtl8xxxu rtlwifi rtlwlan rtm rtnl rtw rtw88 rtw89 rtwlan ruckus
ruijie run rung running rx rxctl sa sab sabato sae saenotifydelsta safely said saids sal salasana salı sam same samedi
samstag sandi saqueryreq sassoc sat saturday save saved saves saving sbin scan scandone scanning scard sched schedule
scheduled scheduling schema schemas schluessel schlüssel scope sdio search sec second secondaries seconds secret
secrets section secure security see seed seems seen seg segunda select selected selecting selection self send
sendaeapolrequestidentitypackettouser sendeap senderprogramcounter sending sendingpkttotarget senha sent sep sept
september septembre septembrie septiembre seq seqno sequence ser serve served server serves service session set
setairport setairportnetwork setembro setkeys settembre setting settings settle setup several sex sexta sha1 sha256
sha384 sha512 shape share shared shell short shortcut should show shown sid side sides sie sierpień sierpnia sifre sign
signal signed silence silent sim since sit size skip skipped skipping slaptažod sleep sleeping slept sleutel slot slow
smd sme smi smiciswrong smps sms4 sn snapshot snonce so sob sobota socket sockets soft softwareswitch soliciting some
somebodys sonntag source sourcename spa span spec specific specified spectral spell spi src srp srpen srpna srv ss
sshpass ssid ssidname ssl ssl3 sslv3 ssociat ssociation ssocresp ssp sspn st sta stage stahtd stale stamac standard
standing start started starting starts startwhen stas state static station stations statistics stats status std step
still stm stop stopped stopping storage stored storeprocesspmk storing stranger strength strict string strong stuck
study sty styczeń stycznia stype středa su subject subnet subtype succ succeed succeeded success successful
successfully successtosendpktto successtosendpkttoair such sudo suffix suggested suitable suite suites sun sunday
sunnuntai sup supp supplicant supplicantstaiface supplicantstanetwork supplicantstatetracker supplied support supported
supportmail supportname supportphone supports supporttext supporturl sure survey suspected suspend sw switch switched
switches sync sys syslog system systemd systems systemtime systemwokenbywifi syys syyskuu syyskuuta sze szept
szeptember szerda szo szombat sáb sábado sâm sâmbătă sön söndag søn søndag t01 t2lm table tailscale take taken takes
tammi tammikuu tammikuuta tan tap target task tasmota tate tatus tbtt tclas tcpdump tcpip td tdls team teap teardown
telemetryendpoint telemetryqueuemib telemetryredaction tell tem temmuz temp temperature temporarily temporary ter
terminal terminated terminating termination terça test tested text than that the theauthenfailcodeis their them then
there thermal they this thread threadid threshold thresholdafterassociation thresholdcomesback thresholdname
thresholdweaksignal thresholdwpsslow through thrown thu thursday ti tick tiistai tilkoblet tilsluttet time timecreated
timed timeout timeoutevt timer times timestamp timout tir tirs tirsdag tis tisdag title tk tkip tls tlv tm to token
told too took toomany tor tors torsdag torstai total touches touko toukokuu toukokuuta tpk tr trace tracebuf traced
tracing tracker transaction transient transition transmission transmit trb tried tries trigger triggered trouble true
try trying ts tsc ttls tue tuesday tun tunnel tus twice two tx txcap txop txq txqueue txt type types ubnt ucib ucode
udev udhcpc udhcpd umac unable unacceptable unacknowledged unanswered unapplied unasked unauth unauthorizing unavail
unavailable unchanged unclear unconnected under understood undescribed undetermined undo undone unencrypted unexpected
unexplained unfinished unhandled unheard unicast unicasting unifi unified unignored uninitialized uninvited unit
unknown unmanaged unpack unpacked unprintable unprot unprotected unreachable unreadable unrecognised unrespons unsafe
unsaid unseen unset unspec unspecified unstarted unsuccessful unsupported untested until untold unwritable up update
updated updatefeed updating upload upplicant usage usb use usec used user userid userisstillinquietstatus usermac
username uses using usr utc utf uuid v4 v6 vain val valid validate validated validation validity value values vap
vasárnap vdev vdiwe ven vendor vendredi venerdì ver verbonden verbunden verification verified verify version veth vht
via vie viernes view viewer vif vin vineri violation virbr visible vlan vmnet vnet vr vrijdag võti wachtwoord wait
waited waiting waits wake wakeup wan wants wapi warn warning was watch way wcid wcn36xx wd wdev we weak wed wednesday
welcomed went wep were wevent wevtutil wg wget what when where whether which while why wi width wif wifi wifiagent
wifiblocklistmonitor wificlientmodeimpl wificonfigmanager wificonfigstore wifid wifigeneric wifilastresortwatchdog
wifimonitor wifistatemachine wifiwave2 wil6210 wilc wildcard will win window windows winevent winlog winlogbeat wiphy
wired wireless wireshark with within without witness wl wl12xx wl18xx wlan wlan0 wlan1 wlanevent wlanreport wlc
wlceventd wlcore wlp wlx wmi wmm wncd wncmgrd wnm wo woensdag word words work worked worker working world would wpa
wpa1 wpa2 wpa3 wpa3ent wpaeapolkeyaction wpastart4wayhs wps wrapper writable write writen writes wrn wrong wrz wrzesień
września wsc wsrv wt wtorek wtp wuamk ww x0 x07 x0a5a5a5a2 x1 x100000001 x100c x101c x10f x1b x2 x25 x303 x400 x4000
x50005 x55d0c3a2f1b0 x707 x8000000000000200 x80420015 xa1b2 xchng xe xe000 xfa xff xirrus xml xmlns xy xz yes yet
yhdistetty you your yours za zaterdag zd1211rw zeile zero zo zondag zyxel zář září ápr április ââ ââãï çar çarşamba úno
únor února út úterý čec čen červen července červenec června čt čtvrtek čvc čvn říj říjen října śr środa şifre şub şubat
απρ αυγ δεκ ιαν ιουλ ιουν κλειδ κωδικ μαΐ μαρ νοε οκτ σεπ φεβ авг август августа апр апрель апреля бер березень березня
вер вересень вересня воскресенье вс вт вторник вівторок гру груд грудень грудня дек декабрь декабря жов жовт жовтень
жовтня июл июль июля июн июнь июня кві квіт квітень квітня ключ лип липень липня лис лист листопад листопада лозинка
лют лютий лютого май мар март марта мая нд неділя ноя нояб ноябрь ноября окт октябрь октября пʼятниця парола пароль пн
подключено понедельник понеділок пт пятница підключено сб сен сент сентябрь сентября сер середа серп серпень серпня ср
среда суббота субота січ січень січня тра трав травень травня фев февр февраль февраля чер черв червень червня четвер
четверг чт янв январь января מפתח סיסמ مرور مفتاح कुंजी पासवर्ड คีย์ รหัสผ่าน キー パスワード 一月 七月 三月 主要な 九月 二月 五月 八月 六月 关键
十一月 十二月 十月 口令 四月 密码 密碼 密鑰 密钥 已连接 已連線 接続されました 暗号 金鑰 關鍵 비밀번호 암호 연결됨
`;

export const PROGRAM_WORDS: ReadonlySet<string> = new Set(TEXT.split(/\s+/).filter((word) => word !== ''));
