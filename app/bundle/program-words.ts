/**
 * Words of the programs whose lines are read, small letters. Gathered from their patterns by
 * `test/bundle/gather-program-words.ts`; everything that is not here, no strict report shows.
 */
const TEXT = `
a0 a000086 a0d0d0a a1 a1e2 a2 aa aaa abcdefghijklmnopqrstuvwxyz abort aborted aborting about above abr absent ac ac3
accept accepted accepts access account accounting acd acdeletethestation ack acked acknowledge acknowledged acks acl
acquired acs act action activated activating activation active actives activity adapter adapterguid add added adding
addition addon addr addr1 addr2 addrconf address adgangskode administrator administrators admitting adv advert
advertised advertisement advice advise ae aes aff after afterwards again age agent agents ageout ago agreement agrees
ahead aid ailed air aireos airport airportd airportdprocessdlilevent aka akm akmp akms aksuite alert alg algorithm all
alloc allocate allocated allow allowed alone aloud already also alt alternate altsubjectname amp an anahtar and android
anonce another anqp ansluten answer answers anti any anymore août ap ap01 apf apfmsassostatedec apfmsassostateinc
apfmsconntask apfmsdeletebymscb apis apos apple apple80211 apple80211api apr april aps apsd ara arduino ardware are
arget argument arguments arrived aruba arubaos as ascii aside ask asked asking aspm assert assign assigned assoc
associate associated associateresponsemessage associating association assocreq assocreqcallchainhandle assocresp
assocstatus asus at ath ath10k ath11k ath12k ath5k ath6kl ath9k atslēga attach attached attack attempt attempts
attributes audit aug augusti auth authenfinish authenticate authenticated authenticating authentication
authenticationalgorithm authenticator authmethod authmgr authorization authorized authorizing authpriv auths authval
auto autoconfig autoconnect automatic aux available avaimen avain avoid avr awdl ağu b000
b0003a01020000000100020000000000020000000000100000000200 b43 ba back bad bailing band bandwidth base based bağlı bcn be
beacon beacons bearer became because becomes been before begin beginning begins begun behind being beside best between
bigtk binding birth bit bits blacklist blob block blocked blocktime board body bomb bond boot both bound br brcmf
brcmfmac brcmsmac brief bring broadcast broadcasting broke broken browser bsd bss bssid bsstype btn btrace buf buffer
bug bundle bus busy busybox but by bytes bzip2 bře c0 c000000 c2h c421f69 ca cac cache cached caching calculated
calibration call callback called can cancel canceled cancelled cancelling candidate cannot cap capab capabilities
capability capable caps capture captures card carl9170 carrier case catalyst catches cause cb cckm ccmp cdata ce cef4c6
cert certificate cf1 cf2 cfg80211 ch challenge chan change changed changes changing channel chanspec chap character
chassis chave check checked checking chiave chip chips choice choices chosen cipher cipheralgorithm ciphers cisco
claimed class class2 class3 clave cle clear cleared clearing clears clef cli client clientid clientmac clientmodeimpl
clients clientstatus clm clock clogging clone cloned close closed cloud clé cmd cn co code codes coex collect column
com come comeback comm command commands commit common compact competing complete completed computed computer conditions
conectado conf confidence config configd configuration configure configured configuring confirm confirmed conflict conn
connect connected connecting connection connectionid connectionmode connections connecté connessa connesso connman
connmanctl connmand consecutive consent consider console consortium content context continuous contrase control
controller cookie core corewlan correct correlation corresponding corrupt corrupted cost could couldn count counter
country course cpp cqm crash crashed create created cred credenc credential credentials creds crit critical cron csa
csatlakoztatva csv ctr ctrl ctx cu cur curl current cursor custom cut cw1200 cyclic cze d0 d3c2b1a d440600 d4c3b2a1
d5be7d52d6de d7dd daemon damaged dashboard data database date day days db dbm dbus dc dcmd dd ddr ddtdd de deactivating
dead deassigned deassociation deauth deauthenticat deauthenticate deauthenticated deauthenticating deauthentication
debug debugfs debugging dec december declined decode decrypt decrypted decrypting deep default deferred deinit del
delay delete deleted deleting deletion dellink delta demo denial denied denies density deny depth derivation derive
derived deriving des description descriptor dest destmac detach detailedstatuscode details detected dev device
deviceguid devname dez df dfs dhclient dhcp dhcp4 dhcpack dhcpcd dhcpclient dhcpd dhcpdecline dhcpdiscover dhcpinform
dhcpnak dhcpoffer dhcpoffers dhcprelease dhcprequest dhcpsrv dhcpstatemachine dhcpv4 dhcpv6 di diagnose dialect
dialects dialog dialogue diassociation dic did died differ different differently differs digestinit digital direct dis
disable disabled disabling disassoc disassociat disassociate disassociated disassociates disassociating disassociation
discard discarded disconnect disconnected disconnecting disconnects discover disk display div dll dls dma dmesg dns
dnsmasq do doautojoin docker does doing domain done dongle dormant dot11 dot11statuscode dot1x down download dp dpk dpp
dress driven driver driving drop dropped dropping drv dscp dse dst dub due dummy dump dumpcap duration during dynamic
déc e000000 e913ec01346b2d7 each eap eaperrorcode eapol eapolclient eapolkeyhandshake eappkt eapreasoncode
eaprootcausestring eaptype eason eave ecc ed edact edit ee eht eki elapsed electron element elements elevation elfchnk
elffile elo elsewhere em embedded emerg emov empty emsk en enable enabled encrypted encryption end ended endian ending
ends ene engine enhanced enough enrollee ensor enter entered entering enterprise entication entropy entry envelope epl
equest er err error errorcode escan eset esp esphome esponse espressif ess essage essid est eth ethernet eval even
event eventd eventdata eventid eventmessage eventrecordid events eventtime every evice evidence evp evtx ex examples
exceeded exceeds exception excessive exchange exchanges excluded exclusion exclusionlist execute execution exhausted
existing exists exit expand expected expecting expiration expire expired expires expiry explained explicit exports ext
extended extensive external externally eyj eyl fail faild failed failing fails failtosendpkt failure
failurepackettouser failurereason failures fall false fast fastroam fatal fault fbt feb febr feff fetch fetched fev
ffffffffffffffff fh fi field fifo fil file files fils filter find fine finish finished finite firmware first fitted fix
fixed fixing flag flags flash flow flush flushing folder follow follows for force foreign forget forgetting forgot
forgotten form format fortigate forwarding found four frame frames framework free freeradius freq frequency from fsm
fst ft fte ftie full fullmac func fw fweh févr gained gap gas gateway gave gcmp gdhcp geheim gen generate generated
generating generation genl geslo get getrandom getting gi giu give given giving gmt go gone got gpsk graph group groups
gru gsupplicant gt gtc gtk gu guard guest guid gz h2c h2e had hal halted handed handle handler handlers handshake
handshakefailed hang hard hardware has hash haslo hasło have haz hcmd he header headline health healthy hear heard
heinä held hello helmi help helped here heslo hex hexdump hidden hint hip history home host hostap hostapd hostmail
hostname hosts hour hours hs hs20 ht htpasswd http huawei huhti hung hw hwaddr hwtype iaid ian iap iapp icrocode id
idden ident identifier identity identitytimesexceedmaxtimes idf idle ids idx ie ieee ieee80211 ies if iface ifindex
ifname ignore ignored ignoring igtk illegal image ime imeout impossible in inactiv inactive inactivity include
incompatible inconsistent incorrect incorrectly increase incremented ind index indicate indicates indication infinity
info information infrastructure ing ingrxreorder init initial initialization initialize initialized initializing
initiate initiated initiating initpmk inner input inputeapolframe insert inside install installation installed
installing instead instigator insufficient int integer integrity inter interface interfacedescription interfaceguid
interfaces internal internet interval interworking intf into invalid io80211family io80211interface ioctl ios ip
ipclient ipconfiguration ipmanager ipn ips ipv4 ipv4ll ipv6 ipv6ll ipw2 iqk irmware is isc isdown isn isold isptkrekey
it itlwm its iul iun iw iwc iwconfig iwctl iwd iwl3945 iwl4965 iwlagn iwlwifi iwmon iy jan
janfebmaraprmayjunjulaugsepoctnovdec janv jelszo jelszó join joined joining joins joulu journal json juil juin jul juli
july jun june juni júl jún kas kck kde kea keep kek kennwort kept kern kernel kesä key keyavailable keybitmap keychain
keydata keyid keyidx keyinfo keymgmt keys keywords khóa khẩu kickmac kind kinds ključ klucz klíč know known
knownnetworks knows kulcs kunci kvě kwi kľúč l0 l2 l2authcomplete lab label lan lang language large larger last late
later latin1slice layer le leap learn lease leased leases leave leaves leaving led leds left legacy len length less let
level libertas lifetime ligado likely limit limiting line lines link linklocal links lip lis list listen listening
littleendian live lmac lo load local locally localmac location locked log logcat logdesc logger login logins logs loka
long longer look looking lookup lose losenord loss lost low lozinka lpf lps lqm lt lug lut lösenord m1 m2 m2d m3 m4
maalis mab mac machine machines machtimestamp macos made mag mai mailbox main maj make maker managed management manager
manually many mar marker marking marras mars marvis mask masked master match matched matches matching material max may
maybe mbo mbss mcu md5 mde mdie mdp mean meaning mei mem membership memory meraki mesh message messages method mfp mgmt
mgr mhi mhz mic michael microcode microsoft might mikrotik min minutes mismatch miss missed missing mist mlan mld mlme
mlo mmc1 mobile mobility mode modified module monitor more most move moved moving mrt mrz ms mschap mschapv2 msg msg1
msgbuf msk mt76 mt7601u mt76x02u mt76x2u mt79 mt7921e much multicast must mwifiex mwl8k mwlwifi máj márc mär mật nak
name named names nameserver nbi nbsp ndjson need needed needs neg negotiated negotiation net netconfig netdev netif
netlink netsh network networkd networkmanager networks networksetup new newer newlink next nfc nis nl80211 nmcli no
nobody node noi nolinked non nonassoc nonauth nonce none nonym noreply noresponse noresponseofrequest noshort not note
nothing notice notification notify notifyhandshakeresult notreachable nov november now nt null nullfunc num number
numbers nvram nvs nwifi nyckel nøgle nøkkel object obtained oca occurredat oci oct octets ocv ode of off offer offered
offering offline offload offset ok okc oke okt oktober ol old older oldest omada omitted ommand on once ondeauth
ondisassoc one onexenabled online only onprovisioningfailure op opcode open openbytes opened openssl operation
operational operations opmode opportunistic option options or orch order osen other otp otpauth ott out outcome output
outstanding over overlap overlong override overriding owe own owner p2p p54 packet packets packing pae page pair pairs
pairwise pap param parameter parameters params parola parole parolă parool parse parsesta parsing pasn pass passcode
passe passed passin passkey passord passout passphrase passwd password passwords passwort pasted path pause payload paź
pbc pcap pcapng pci pcie pco peap peer peering peerkey peermac peers pending per performing perhaps period persistent
personal phase phone phrase phy phy0 phytype pid pin pk pkt pkts place plain plan plen plugins pm pmf pmk pmkid pmkids
pmksa point points policy polkit poll pool poor port portal portenabled possible possibly postpone power połączono
połączony ppp pre preauth precludes pref preferred preinit prepare prepared preparing present prev prevented preview
previous prf primary print printed prints priority private privilege pro probe proberesp probing proc proceed process
processid processimagepath processimageuuid processing processsystempskassoc profile profilename profiles programs
progress proposed protected protection proto protocol proved proven provided provider provisioning proxy prune psk pswd
pti ptk ptk0 ptkinitnegotiating ptkstart ptkthread publish push put pw pwd pwe pwr připojeno qm qos quality query
question queue queues quiet quirk quit quot quoted r0 r0kh r1 r8188eu r8712u ra rad radar radio radius radiusd raktas
ran random range ranges rank rate rates raw rc4 rcv rcvd rd rddm re rea reach reachable reached read readded reading
ready realtime reap reason reasoncode reasonis reasons reasontext reassoc reassociate reassociating reassociation
reassocresp reattach reauth reauthenticating rebind rebinding reboot receive received
receivedaauthenticationacceptpacketfromradiusserver receivedaauthenticationrejectpacketfromradiusserver
receiveeappktfromstabybss receiveeappkttostafromcapwap receiver receives recently reconfig reconfiguring reconnect
reconnecting record recorded recordid recording records recover recovered recv recved recvedfrom recvedfromtarget
redact redacted reenabled reflection refresh refusal refuse refused reg regdom regdomain registrar registration
regulatory reinstall reinstallation reject rejected rejection rejoin rekey rekeyestablished rekeying related reload
reloaded remaining remote remov removal remove removed removing renamed renderinginfo renew renewal renewed repairable
repaired replace replaced replay reply report reported reports reproduce req reqd request requested requesting requests
required requirements requires resend resendeap reset resort resources resp respond response rest restart restarted
restarting restore result results resume resumed ret retrans retransfer retransmission retransmit retransmitted retries
retry returned returning reusing rf rfkill roam roamed roaming roams robust role room root route router routers
routines routing row rrk rrm rsc rsi rsn rsna rsne rsnie rsnxe rsp rssi rt rt2500 rt2800 rt2x00queue rt2x00usb rt73usb
rtl rtl8 rtl871x rtl8xxxu rtlwifi rtm rtnl rtw rtw88 rtw89 ruckus ruijie run rung running rx rxctl sa sae
saenotifydelsta safely said saids salasana same sandi saqueryreq sassoc save saved saves saving sbin scan scanning
scard sched schedule scheduled scheduling schemas schluessel schlüssel scope sdio search sec second secondaries seconds
secret secrets section secure security see seed seems seen select selected selecting selection self send
sendaeapolrequestidentitypackettouser sendeap senderprogramcounter sending sendingpkttotarget senha sent sep sept
september seq seqno sequence ser serve served server serves service session set setairport setairportnetwork setkeys
setting settings settle setup several sha1 sha256 sha384 sha512 shape share shared shell short shortcut should show
shown sid side sides sie sifre signal silence silent sim since sit size skip skipped skipping slaptažod sleep sleeping
slept sleutel slot slow smd sme smi smiciswrong smps sms4 sn snapshot snonce so socket sockets soft softwareswitch
soliciting some source spa span spec specific specified spectral spell spi src srp srv ss sshpass ssid ssidname ssl
ssl3 sslv3 ssociat ssociation ssocresp ssp sspn st sta stage stahtd stale stamac standard start started starting starts
startwhen stas state static station stations statistics stats status std step still stm stop stopped storage stored
storeprocesspmk storing stranger strength strict string strong stuck study sty stype subject subnet subtype succ
succeed succeeded success successful successfully successtosendpktto successtosendpkttoair such sudo suffix suggested
suitable suite suites sup supp supplicant supplicantstaiface supplicantstanetwork supplicantstatetracker supplied
support supported supports sure survey suspected suspend sw switch switched switches sync sys syslog system systemd
systems systemtime systemwokenbywifi syys szept t01 t2lm table tailscale take taken takes tammi tan tap target task
tate tatus tbtt tclas tcpdump tcpip td tdls team teap teardown tell tem temp temperature temporarily temporary terminal
terminated terminating termination test tested text than that the theauthenfailcodeis their them then there thermal
they this thread threadid threshold through thrown tick tilkoblet tilsluttet time timecreated timed timeout timeoutevt
timer times timestamp timout title tk tkip tls tlv tm to token told too took total touko tpk tr trace tracebuf traced
tracker transaction transient transition transmission transmit trb tried tries trigger triggered trouble true try
trying ts tsc ttls tun tunnel tus twice two tx txcap txop txq txqueue txt type types ubnt ucib ucode udev udhcpc udhcpd
umac unable unacceptable unanswered unapplied unasked unauth unauthorizing unavail unavailable unchanged unclear
unconnected under understood undescribed undetermined undo undone unencrypted unexpected unexplained unfinished
unhandled unheard unicast unicasting unifi unified unignored uninitialized uninvited unit unknown unmanaged unpack
unpacked unprintable unprot unprotected unreachable unreadable unrecognised unrespons unsafe unsaid unseen unset unspec
unspecified unstarted unsupported untested until untold unwritable up update updated updating upload upplicant usage
usb use usec used user userid userisstillinquietstatus usermac username uses using usr utc utf uuid v4 v6 vain val
valid validate validated validation validity value values vap vdev vendor ver verbonden verbunden verification verified
verify version veth vht via view viewer violation virbr vlan vmnet vnet võti wachtwoord wait waited waiting waits wake
wakeup wan wapi warn warning was watch way wcid wcn36xx wd wdev we weak went wep were wevent wevtutil wg wget what when
where whether which while why wi width wifi wifiagent wifiblocklistmonitor wificlientmodeimpl wificonfigmanager
wificonfigstore wifid wifigeneric wifilastresortwatchdog wifimonitor wifistatemachine wil6210 wilc wildcard will win
window windows winevent wiphy wired wireless wireshark with within without witness wl wl12xx wl18xx wlan wlan0 wlan1
wlanevent wlanreport wlc wlceventd wlcore wlp wlx wmi wmm wncd wncmgrd wnm word words worked worker working world would
wpa wpa1 wpa2 wpa3 wpa3ent wpaeapolkeyaction wpastart4wayhs wps wrapper write writen writes wrong wrz wsc wsrv wtp
wuamk ww x0 x07 x0a5a5a5a2 x1 x100000001 x100c x101c x10f x2 x25 x303 x400 x4000 x50005 x55d0c3a2f1b0 x707
x8000000000000200 x80420015 xa1b2 xchng xe xe000 xfa xff xirrus xml xmlns xy xz yes yet yhdistetty you your yours
zd1211rw zero zyxel zář ápr ââ ââãï úno čec čen říj şifre şub απρ αυγ δεκ ιαν ιουλ ιουν κλειδ κωδικ μαΐ μαρ νοε οκτ σεπ
φεβ авг апр бер вер гру дек декабря жов июл июля июн июня кві ключ лип лис лозинка лют май мар марта мая ноя нояб окт
парола пароль подключено підключено сен сент сер січ тра фев февр чер янв מפתח סיסמ مرور مفتاح कुंजी पासवर्ड คีย์
รหัสผ่าน キー パスワード 一月 七月 三月 主要な 九月 二月 五月 八月 六月 关键 十一月 十二月 十月 口令 四月 密码 密碼 密鑰 密钥 已连接 已連線 接続されました 暗号 金鑰 關鍵 비밀번호 암호 연결됨
`;

export const PROGRAM_WORDS: ReadonlySet<string> = new Set(TEXT.split(/\s+/).filter((word) => word !== ''));
