import type en from '../de/evidence.ts';

export default {
  'a person was asked for the password, and nothing here shows that it is wrong':
    '系统询问了密码，但这里没有任何迹象表明密码有误',
  '{a} (time {0})': '{a}（第 {0} 次）',

  'the same network worked with this key before': '同一网络此前用这把密钥可以连接',
  'status 53, made up by the driver and not sent by the access point':
    'status 53 由驱动自行生成，并非接入点发送',
  'refused with status 53: the access point does not know the cached key':
    '被拒绝（status 53）：接入点不认识缓存的密钥',
  'refused with reason 49: the access point does not know the cached key':
    '被拒绝（reason 49）：接入点不认识缓存的密钥',
  'the association request was not answered': '关联请求（association request）没有得到应答',
  'the operating system says that the access point rejected the cached key':
    '操作系统称接入点拒绝了缓存的密钥',
  'deauthenticated with reason {0} before any association response':
    '在收到关联应答之前就被解除认证（reason {0}）',
  'thrown out with reason {0} right after the association was accepted': '关联刚被接受就被断开（reason {0}）',
  'the 4-way handshake failed (reason {0})': '四次握手失败（reason {0}）',
  'the 4-way handshake failed (reason {0}) while a cached key was used':
    '使用缓存密钥时，四次握手失败（reason {0}）',
  'the access point found a wrong MIC in message 2/4: the two ends have different keys':
    '接入点发现 message 2/4 中的 MIC 不正确：双方的密钥不同',
  'the network does SAE, which proves the password before the 4-way handshake: there the key came from a cache':
    '这个网络使用 SAE，密码在四次握手之前就已验证：握手中的密钥来自缓存',

  'no cached key was used: {a}': '没有使用缓存的密钥：{a}',
  'the cache held nothing: the supplicant had just started': '缓存是空的，supplicant 刚刚启动',
  'SAE was run: commit and confirm': '执行了 SAE（commit 和 confirm）',
  'fast transition was used, not a cached key': '使用的是快速切换（FT），不是缓存的密钥',
  'a full authentication made a new key during the attempt': '这次尝试中的完整认证生成了新密钥',
  'EAP was run': '执行了 EAP',
  'the supplicant says that it offers a cached key': 'supplicant 称它出示了缓存的密钥',
  'the refusal names the cached key': '拒绝中指明了缓存的密钥',
  'a cached key was accepted for the attempt': '这次尝试中有一把缓存的密钥被接受',
  'the association request carries a PMKID': '关联请求中带有 PMKID',
  'the association request carries no PMKID': '关联请求中没有 PMKID',
  'two authentication exchanges: SAE was run': '有两轮认证交互，说明执行了 SAE',
  'this key management has no PMKSA cache': '这种密钥管理方式不缓存密钥',
  'the log begins at the association': '日志从关联开始',
  'a full login made a key for this access point before, and no EAP started now':
    '之前的完整登录为这个接入点生成过密钥，而这次没有开始 EAP',
  'open authentication on an SAE network': '在 SAE 网络上使用了开放认证',
  'the access point does not know this device, as a full SAE exchange would have made it do':
    '接入点不认识这台设备；如果执行过完整的 SAE，它应当认识',
  'nothing here shows whether SAE was run': '这里看不出是否执行过 SAE',
  'one authentication exchange on an SAE network, with an entry in the cache and none added':
    'SAE 网络上只有一轮认证交互，缓存中已有密钥，且没有新增',
  'one authentication exchange on an SAE network, and none was made':
    'SAE 网络上只有一轮认证交互，且没有生成密钥',
  'no EAP start, with an entry in the cache and none added': '没有开始 EAP，缓存中已有密钥，且没有新增',
  'no EAP start on an EAP network': '在 EAP 网络上没有开始 EAP',
  'an entry for this access point was in the cache and none was added':
    '缓存中已有这个接入点的密钥，且没有新增',
  'a PSK network has no PMKSA cache': 'PSK 网络不缓存密钥',
  'nothing says which key management this network uses': '看不出这个网络使用哪种密钥管理方式',

  'first a cached key was refused; it had hidden that the password no longer fits':
    '先是一把缓存的密钥被拒绝；它掩盖了密码已经不对的事实',
  'the access point did not accept the proof of the password (SAE confirm)':
    '接入点没有接受密码的证明（SAE confirm）',
  'commit and confirm were sent, and no association followed': '发送了 commit 和 confirm，之后没有关联',
  'the SAE confirm was refused': 'SAE confirm 被拒绝',
  'the access point found a wrong MIC in message 2/4: the keys differ':
    '接入点发现 message 2/4 中的 MIC 不正确：密钥不一致',
  'the 4-way handshake ended at message 2/4, with a key that comes from no cache':
    '四次握手止于 message 2/4，所用密钥并非来自缓存',
  'the supplicant suspects the pre-shared key; by itself that proves nothing':
    'supplicant 怀疑是密码的问题；单凭这一点不能证明什么',
  'the password was never tested: no SAE commit in these attempts':
    '密码从未被检验：这几次尝试中没有 SAE commit',
  'the password was never tested: a cached key was used in these attempts':
    '密码从未被检验：这几次尝试使用的是缓存的密钥',
  'the password was never tested: the handshake did not start': '密码从未被检验：握手没有开始',
  'the keys fitted: the station took message 3/4 and installed them':
    '密钥是匹配的：这台电脑接受了 message 3/4 并装入了密钥',

  'message 1/4 never came after the association': '关联之后一直没有收到 message 1/4',
  'message 2/4 did not reach the access point, with a key that was just proved or could not be sent':
    'message 2/4 没有到达接入点：所用密钥刚刚通过验证，或者消息无法发出',
  'message 3/4 did not arrive whole': 'message 3/4 没有完整到达',
  'this computer had sent 4/4 and installed its keys, and the access point still waited for it':
    '这台电脑已发送 message 4/4 并装入密钥，而接入点仍在等待它',
  'the handshake had begun': '握手已经开始',
  'the frame could not be sent from here': '这台电脑无法发出该帧',
  'no handshake was reached: the association was not accepted': '没有进行到握手：关联没有被接受',

  "the server's certificate was not accepted here": '这台电脑没有接受服务器的证书',
  'the method that the server asks for is not configured here': '服务器要求的方式在这里没有设置',
  'the authentication server refused the login': '认证服务器拒绝了登录',
  'the attempt ended after the refused login': '登录被拒绝后，这次尝试结束',
  'no EAP exchange took place': '没有发生 EAP 交互',
  'the login was under way': '登录正在进行',
  'EAP was started': 'EAP 已经开始',
  'and nothing more came from the server side': '之后服务器一侧再无回音',

  connected: '已连接',
  'the trouble ended here: connected': '问题到此结束：已连接',
  'the access point ended an established connection with reason {0}':
    '接入点结束了已建立的连接（reason {0}）',
  'the access point had too few random numbers for a handshake': '接入点的随机数不足，无法完成握手',
  'refused with status {0}': '被拒绝（status {0}）',
  'refused with reason {0}': '被拒绝（reason {0}）',
  'the association request got no answer': '关联请求没有得到回应',
  'the authentication request got no answer': '认证请求没有得到回应',
  'an answer came to a question that this supplicant had not asked':
    '收到一个应答，而这个 supplicant 并没有提出相应的请求',
  'the kernel refused the command: somebody else holds the interface':
    '内核拒绝了命令：网络接口正被其他程序占用',
  'another program had already asked the kernel for the same frames': '另一个程序已经向内核要求接收同样的帧',
  'another supplicant holds the control interface': '控制接口正被另一个 supplicant 占用',
  'a program removed this network while it was in use': '有程序在这个网络使用期间将它移除',
  'the driver or firmware did not do what it was asked': '驱动或固件没有执行要求的操作',
  'a person was asked for the password, which nothing in this log had tested':
    '系统向用户索要密码，而这份日志中并没有检验过密码',
  'the link was up before': '此前连接是建立的',
  'the manager gave up; its reason names a consequence, not the cause':
    '网络管理程序放弃了；它给出的是后果，不是原因',
  'no scan result fits any of the saved networks': '扫描结果中没有任何已保存的网络',
  'the link was up and no address came': '连接已建立，但没有得到地址',
  'beacons of the access point were missed': '没有收到接入点的信标（beacon）',
  'the signal was weak': '信号很弱',
  'the connection ended because the access point was no longer heard': '因为收不到接入点的信号，连接中断',
  'and the network was not found afterwards': '之后也找不到这个网络',
  'the operating system gave up; its number does not say what the access point did':
    '操作系统放弃了；它给出的编号说明不了接入点做了什么',
  'WPS had handed over the credentials': 'WPS 已交付登录信息',
  'associated {0} s later: {1} s went by before this attempt, {2} s in it':
    '{0} 秒后关联：其中 {1} 秒在这次尝试之前，{2} 秒在尝试之中',

  'The station sent message 4/4 and installed its keys; the access point never received it.':
    '这台电脑发送了 message 4/4 并装入密钥；接入点却没有收到。',
  'the station sent 4/4': '这台电脑发送了 4/4',
  'the access point waited for 4/4 until it gave up': '接入点一直等待 4/4，直到放弃',
  'The station sent message 2/4; the access point never received it.':
    '这台电脑发送了 message 2/4；接入点却没有收到。',
  'the station sent 2/4': '这台电脑发送了 2/4',
  'the access point waited for 2/4 until it gave up': '接入点一直等待 2/4，直到放弃',
  'The access point sent message 1/4 again and again; none arrived at the station.':
    '接入点反复发送 message 1/4；这台电脑一次也没有收到。',
  'the station associated, and heard nothing of a handshake': '这台电脑已关联，却没有收到任何握手消息',
  'the access point sent 1/4': '接入点发送了 1/4',
  'The access point sent message 3/4 again and again; none arrived at the station.':
    '接入点反复发送 message 3/4；这台电脑一次也没有收到。',
  'the last message that the station has of the handshake': '这台电脑记录到的最后一条握手消息',
  'the access point sent 3/4': '接入点发送了 3/4',
  'The access point accepted the association; its answer never arrived at the station.':
    '接入点接受了关联；它的应答却没有到达这台电脑。',
  'the station asked and heard nothing': '这台电脑发出请求，没有收到回应',
  'the access point had accepted': '接入点已经接受',
  "The station's driver reports status {0} ({1}); the access point accepted it.":
    '这台电脑的驱动报告 status {0}（{1}）；接入点却接受了。',
  "The station's driver reports status {0} ({1}); the access point refused it with {2} ({3}).":
    '这台电脑的驱动报告 status {0}（{1}）；接入点给出的拒绝却是 {2}（{3}）。',
  'reported here as status {0}': '这里报告为 status {0}',
  'the access point accepted it': '接入点接受了它',
  'the access point refused it with {0} ({1})': '接入点拒绝了它：{0}（{1}）',
  'The station was told reason {0} ({1}); the access point says that it gave reason {2} ({3}).':
    '这台电脑得知的是 reason {0}（{1}）；接入点称它给出的是 reason {2}（{3}）。',
  'heard here: reason {0}': '这里收到：reason {0}',
  'said by the access point: reason {0}': '接入点称：reason {0}',
  "The station was deauthenticated with reason {0}; the access point's log has no word of it. Another sender may have used its address, or it does not log what it sends.":
    '这台电脑被解除认证（reason {0}）；接入点的日志中却没有记载。可能有其他设备冒用了它的地址，也可能它不记录自己发送的内容。',
  'deauthenticated, it says, by the access point': '记录称被接入点解除认证',
  'the access point still holds the connection': '接入点仍保持着连接',

  'the login was proved anew': '登录得到了重新验证',
  'a new key was made': '生成了新密钥',
  'the 4-way handshake completed': '四次握手完成',
  'connected, and it held': '已连接，并且保持稳定',

  'looking for the network': '正在寻找网络',
  'looking for the network again': '再次寻找网络',
  'waiting for the answer to the authentication request': '等待认证请求的应答',
  'preparing the association': '准备关联',
  'the authentication timed out: looking for the network again': '认证超时：再次寻找网络',
  'ended by the access point (reason {0}): looking again': '被接入点结束（reason {0}）：再次寻找',
  'the supplicant waits before it tries again ({0})': 'supplicant 在重试之前等待（{0}）',
  'waiting for the answer to the association request': '等待关联请求的应答',
  'the handshake': '握手',
} satisfies Record<keyof typeof en, string>;
