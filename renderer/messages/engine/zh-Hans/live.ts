import type en from '../de/live.ts';

export default {
  '{0} asks for the password of "{A}", and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.':
    '{0} 正在询问“{A}”的密码，但 Rejoin 看到的一切都没有表明密码有误：无需重新输入。',
  '{0} asks for the password, and nothing that Rejoin saw has shown it to be wrong: it need not be typed anew.':
    '{0} 正在询问密码，但 Rejoin 看到的一切都没有表明密码有误：无需重新输入。',
  'What was seen instead: {A}': '实际看到的是：{A}',
  'This system does not list its cached keys. Those of "{A}" are cleared only if one is seen to be refused.':
    '这个系统不列出已保存的密钥。只有看到“{A}”的密钥被拒绝时，才会清除。',
  'This system does not list its cached keys. Those of the access point {0} are cleared only if one is seen to be refused.':
    '这个系统不列出已保存的密钥。只有看到接入点 {0} 的密钥被拒绝时，才会清除。',
  '"{A}" is switched off, and Rejoin does not switch it on by itself.':
    '“{A}”已关闭，Rejoin 不会自行开启它。',
  'Switch it on first if you want it: wpa_cli -i {0} enable_network {1}':
    '如果需要，请先开启它：wpa_cli -i {0} enable_network {1}',
  '"{A}" is connected: there is nothing to fix.': '“{A}”已连接：没有需要修复的问题。',
  'No key is cached for the access point {0}: there is nothing to clear.':
    '没有缓存接入点 {0} 的密钥：没有需要清除的。',
  'No key is cached for "{A}": there is nothing to clear.': '没有缓存“{A}”的密钥：没有需要清除的。',
  'The key of the access point {0} is cleared because you name it.':
    '因为您明确指定，接入点 {0} 的密钥会被清除。',
  'The key of "{A}" is cleared because you name it.': '因为您明确指定，“{A}”的密钥会被清除。',
  'One key is cached for the access point {0}. Only one that is seen to be refused is cleared.':
    '缓存了接入点 {0} 的一把密钥。只有看到被拒绝的密钥才会被清除。',
  'One key is cached for "{A}". Only one that is seen to be refused is cleared.':
    '缓存了“{A}”的一把密钥。只有看到被拒绝的密钥才会被清除。',
  '{0} keys are cached for the access point {1}. Only one that is seen to be refused is cleared.':
    '缓存了接入点 {1} 的 {0} 把密钥。只有看到被拒绝的密钥才会被清除。',
  '{0} keys are cached for "{A}". Only one that is seen to be refused is cleared.':
    '缓存了“{A}”的 {0} 把密钥。只有看到被拒绝的密钥才会被清除。',

  'No cached key was there to clear.': '没有可清除的缓存密钥。',
  'Cleared the key of one access point ({0}).': '已清除一个接入点（{0}）的密钥。',
  'Cleared the key of one access point ({0}); 1 other kept.':
    '已清除一个接入点（{0}）的密钥；另外 1 把保留。',
  'Cleared the key of one access point ({0}); {1} others kept.':
    '已清除一个接入点（{0}）的密钥；另外 {1} 把保留。',
  'Cleared the keys of {0} access points.': '已清除 {0} 个接入点的密钥。',
  'Cleared the keys of {0} access points; 1 other kept.': '已清除 {0} 个接入点的密钥；另外 1 把保留。',
  'Cleared the keys of {0} access points; {1} others kept.': '已清除 {0} 个接入点的密钥；另外 {1} 把保留。',
  'Cleared the key of this network.': '已清除这个网络的密钥。',
  'Cleared the key of this network; 1 other kept.': '已清除这个网络的密钥；另外 1 把保留。',
  'Cleared the key of this network; {0} others kept.': '已清除这个网络的密钥；另外 {0} 把保留。',
  'Cleared the {0} keys of this network.': '已清除这个网络的 {0} 把密钥。',
  'Cleared the {0} keys of this network; 1 other kept.': '已清除这个网络的 {0} 把密钥；另外 1 把保留。',
  'Cleared the {0} keys of this network; {1} others kept.': '已清除这个网络的 {0} 把密钥；另外 {1} 把保留。',
  'Why not less: {a}.': '为什么没有更少：{a}。',
  'wpa_supplicant refused to clear a single access point, so all keys of this network were cleared':
    'wpa_supplicant 拒绝只清除一个接入点的密钥，因此清除了这个网络的全部密钥',
  'this build of wpa_supplicant cannot clear a single access point, so all keys of this network were cleared':
    '这个 wpa_supplicant 无法只清除一个接入点的密钥，因此清除了这个网络的全部密钥',
  'The next login there will be a full one.': '下次在那里登录将是完整登录。',

  'Connected to {A} after {0} s by a full login: the password is fine, the cached key was not.':
    '{0} 秒后通过完整登录连接到 {A}：密码没有问题，问题出在缓存的密钥。',
  'Old key {0}, new key {1}.': '旧密钥 {0}，新密钥 {1}。',
  'Connected to {A} after {0} s, with the key of an access point that was cached and is accepted.':
    '{0} 秒后连接到 {A}，使用的是某个接入点被接受的缓存密钥。',
  'Connected to {A} after {0} s, with the key of {1} that was cached and is accepted.':
    '{0} 秒后连接到 {A}，使用的是 {1} 被接受的缓存密钥。',
  'Connected to {A}. Nothing had to be cleared.': '已连接到 {A}。不需要清除任何东西。',
  'The password of {A} was tested with a fresh key and refused: it is the password. The cached key had hidden that.':
    '用新密钥检验了 {A} 的密码，结果被拒绝：是密码的问题。此前被缓存的密钥掩盖了。',
  '{A} refuses the key of each full login: its key was cleared {0} times within {1} minutes, and that did not last, so guard mode leaves it alone for now. Look at the access point, or keep no keys for this network.':
    '{A} 会拒绝每次完整登录得到的密钥：{1} 分钟内已清除 {0} 次，均未持久，因此守护模式暂不再处理。请检查该接入点，或不再为此网络保存密钥。',
  'Connected to {A} by a full login, for the {0}nd time within {1} minutes: this access point refuses keys that it made itself.':
    '已通过完整登录连接到 {A}，这是 {1} 分钟内的第 {0} 次：该接入点会拒绝它自己生成的密钥。',
  'Nothing was cleared: the key of another access point is refused now ({A}), which this plan does not name.':
    '没有清除任何内容：现在是另一个接入点的密钥被拒绝（{A}），此计划未包含它。',
  'You are online. The proof was stopped.': '您已在线。证明已停止。',
  'The saved key is cleared, and the next login will be a full one. The proof was stopped.':
    '已保存的密钥已清除，下次将进行完整登录。证明已停止。',
  'Stopped. Nothing was cleared.': '已停止。没有清除任何内容。',
  'A treatment goes on at {A} already.': '{A} 上已有处理正在进行。',
  'The network "{A}" is not there any more.': '网络“{A}”已不存在。',
  'That did not help: {a}.': '没有奏效：{a}。',
  'a cached key was offered and refused again ({A})': '又出示了一把缓存的密钥并被拒绝（{A}）',
  'the attempts now fail in another way: {A}': '现在的尝试以另一种方式失败：{A}',
  'No attempt came to an end within {0} s, so nothing is proven yet.':
    '{0} 秒内没有一次尝试结束，因此还没有证明什么。',
  'No attempt followed within {0} s, so nothing is proven yet.': '{0} 秒内没有新的尝试，因此还没有证明什么。',
  'No attempt followed, so nothing is proven yet.': '没有新的尝试，因此还没有证明什么。',
  'It is not the cached key: {0}. Nothing was cleared.': '不是缓存密钥的问题：{0}。没有清除任何东西。',
  'A new attempt was asked for, and it did not connect.': '已要求一次新的尝试，但没有连上。',
  'Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.':
    '没有看到缓存的密钥被拒绝，因此没有清除任何东西。仍要清除：--force。',
  'The cache of {A} will be kept empty while `rejoin watch` runs. Undo: rejoin fix {B} --undo':
    '在 `rejoin watch` 运行期间，不为 {A} 保留密钥。撤销：rejoin fix {B} --undo',
  'The cache of {A} is used again.': '又开始为 {A} 保留密钥。',
  'The cache of {A} was not kept empty; nothing changed.': '此前一直为 {A} 保留密钥；没有任何变化。',
  'The cache of {A} could not be emptied: {B}': '无法清空 {A} 的密钥：{B}',

  'wpa_supplicant has no network "{A}". It knows none.': 'wpa_supplicant 没有网络“{A}”，也没有其他网络。',
  'wpa_supplicant has no network "{A}". It knows {B}.': 'wpa_supplicant 没有网络“{A}”。它知道的有 {B}。',
  'This computer does not know the network "{A}".': '这台电脑不认识网络“{A}”。',

  'Another fix is still going on.': '另一次修复仍在进行。',
  'Rejoin could not do that because of a bug of its own.': '由于 Rejoin 自身的错误，无法完成。',
  'Rejoin has a bug: {A}': 'Rejoin 有一个错误：{A}',
  'Your organisation has set that.': '这由您的组织设定。',
  'This network is not there any more.': '这个网络已经不在了。',
  'No history is kept here.': '这里不保留历史记录。',
  'A recording cannot be asked for an attempt.': '无法要求录像进行连接尝试。',
  'This is a recording: there is nothing here that could be changed.':
    '这是一段录像：这里没有可以更改的东西。',
  'This plan is out of date.': '这个方案已经过期。',
  'This cannot be opened from a browser.': '无法从浏览器打开。',
  'This cannot be set from a browser.': '无法从浏览器设置。',
  'The connection to Rejoin was lost.': '与 Rejoin 的连接已断开。',
  'The request {0} has a wrong shape.': '请求 {0} 的格式不正确。',

  '"{A}" is known at {B}: choose with --iface.': '“{A}”在 {B} 上都有：请用 --iface 选择。',
  '"{A}" is no access point\'s address (like 02:00:00:00:00:00).':
    '“{A}”不是接入点的地址（形如 02:00:00:00:00:00）。',
  'This machine has no network "{A}". It knows none.': '这台电脑没有网络“{A}”，也没有其他网络。',
  'This machine has no network "{A}". It knows {B}.': '这台电脑没有网络“{A}”。它知道的有 {B}。',
  "Switch it on first if you want it: in the system's settings": '如果需要，请先在系统设置中开启它',
  'This system does not tell which keys it holds for "{A}". Only one that is seen to be refused is cleared.':
    '这个系统不透露它为“{A}”保存了哪些密钥。只有看到被拒绝的密钥才会被清除。',
  'This system does not tell which keys it holds for the access point {0}. Only one that is seen to be refused is cleared.':
    '这个系统不透露它为接入点 {0} 保存了哪些密钥。只有看到被拒绝的密钥才会被清除。',
  'Connected to {A} after {0} s. This system does not tell whether the password was tested anew.':
    '{0} 秒后连接到 {A}。这个系统不透露密码是否得到重新检验。',
  'Cleared the key of one access point.': '已清除一个接入点的密钥。',
  'Let the network connect without its cached keys.': '已让网络不使用缓存的密钥进行连接。',
  'Took the stored network out and put it back unchanged, without its cached keys.':
    '已移除保存的网络并原样放回，不含缓存的密钥。',
  'Switched the adapter off and on, which drops its cached keys.':
    '已关闭并重新开启适配器，其缓存的密钥随之清除。',
  'Restarted the wireless service, which drops all cached keys.':
    '已重新启动无线服务，所有缓存的密钥随之清除。',
  'a cached key was offered and refused again': '又出示了一把缓存的密钥并被拒绝',
} satisfies Record<keyof typeof en, string>;
