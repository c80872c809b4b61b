import type { REMEDIES } from '../../domain/sentences/remedies.ts';
import type { Texts } from '../texts.ts';

export const remedies: Texts<typeof REMEDIES> = {
  'step.clear.bss': { other: '清除这 {count} 个接入点的已保存密钥。' },
  'step.clear.network': '清除这一个网络的已保存的密钥。',
  'step.clear.profile': '移除这个网络的配置，再原样放回。',
  'step.clear.adapter': '关闭并重新开启 Wi-Fi 适配器。',
  'step.clear.service': '重新启动系统的 Wi-Fi 服务。',
  'step.reconnect': '重新连接。',
  'step.verify': '观察下一次握手，得到证明。',
  'step.keep-cache-empty': '今后不再为这个网络保存密钥。',
  'step.re-enable': '结束尝试失败后的等待时间。',
  'cost.clear.bss': {
    other: '只清除这 {count} 个接入点的已保存密钥。密码、所有其他接入点和所有其他网络都会保留。',
  },
  'cost.clear.network': '只清除这一个网络的已保存密钥。密码和所有其他网络都会保留。',
  'cost.clear.profile': '移除这一个网络的已存配置，再原样放回。密码和所有其他网络都会保留。',
  'cost.clear.adapter':
    '关闭并重新开启 Wi-Fi 适配器：此电脑的所有 Wi-Fi 连接会中断大约 10 秒。已保存的内容不变。',
  'cost.clear.service':
    '重新启动系统的 Wi-Fi 服务：此电脑的所有 Wi-Fi 连接会中断大约 20 秒。已保存的内容不变。',
  'cost.reconnect': '大约断网 3 秒。',
  'cost.re-enable': '结束失败后的等待时间。网络设置保持不变。',
  'cost.verify': '观察下一次握手：完整登录成功，就证明了原因。',
  'cost.verify-key':
    '观察下一次握手：完整登录成功，就证明了原因。如果用新密钥四次握手仍然失败，才是密码的问题。',
  'advice.ask-for-password': '请询问这个网络的密码并重新输入。不需要忘记或重置任何东西。',
  'advice.handshake-loss': '请靠近接入点，或改用它的另一个频段。问题不在已保存的密钥，也不在密码。',
  'advice.eap-rejected': '请检查这个网络的登录名、密码和配置。绝不要为了绕过问题而接受不认识的证书。',
  'advice.eap-timeout': '请把时间和接入点告诉 IT 部门：认证服务器没有应答。',
  'advice.station-silent':
    '请查看[此电脑|该设备]当时的日志：不受信任的证书或丢失的大数据包都会使它停止应答。',
  'advice.ap-refused': '请尝试其他接入点或频段。如果安全方式不一致，需要修改配置。',
  'advice.auth-timeout': '请靠近一些，或尝试其他接入点：这个接入点没有应答。',
  'advice.competing-controller': '只让一个程序管理这个接口，停掉另一个。',
  'advice.wps-slow': '只扫描 WPS 所用的信道；请等待连接完成，不要再次按按钮。',
  'advice.ap-low-entropy': '请再试一次：接入点当时刚刚启动，随机数不足。',
  'advice.driver-fault': '请更新或重新加载 Wi-Fi 适配器的驱动。',
  'advice.no-random-numbers': '请等系统积累足够的随机数（启动后约一分钟），或修复随机数来源。',
  'advice.signal-lost': '请靠近接入点，或检查它是否开启。',
  'advice.ap-disconnects': '请查看接入点的日志和设置：它会主动断开连接。',
  'advice.auth-timeout.lost': '请靠近一些，或尝试其他接入点。',
  'advice.handshake-loss.closer': '请靠近接入点，或使用它的另一个频段。',
  'advice.forged': '请在接入点和设备上启用管理帧保护（PMF，802.11w），并查找发送者。',
  'advice.wep': '请检查 WEP 密钥及其编号。更好的办法是把网络改为 WPA2 或 WPA3，因为 WEP 起不到保护作用。',
  'advice.network-not-found': '请检查接入点是否开启、是否在范围内，名称是否没有改变。',
  'advice.no-address': '请重新获取地址；如果仍然没有，需要检查这个网络的 DHCP 服务器。',
  'advice.switch-on': '如需使用，请先启用：{command}',
  'advice.switch-on-in-settings': '如需使用，请先在系统设置中启用。',
};
