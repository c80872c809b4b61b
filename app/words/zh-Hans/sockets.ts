import type { SOCKETS } from '../../domain/sentences/sockets.ts';
import type { Texts } from '../texts.ts';

export const sockets: Texts<typeof SOCKETS> = {
  'socket.denied': '此用户无权打开控制套接字 {path}。',
  'socket.owner-only': '控制套接字 {path} 只允许 {owner} 打开；请用 sudo 运行。',
  'socket.group-only':
    '控制套接字 {path} 只允许 {owner} 和 {group} 组打开；请将自己加入该组：{command}（然后重新登录）',
  'socket.folder-denied': '此用户无权查看 {path}。',
  'socket.absent': '控制套接字 {path} 不存在；守护进程是否在运行，其配置中是否指定了控制接口？',
  'socket.nobody': '控制套接字 {path} 无人监听；守护进程已退出或已重启。',
  'socket.reset': '控制套接字 {path} 已被对方关闭。',
  'socket.failed': '控制套接字 {path} 出错（{operation}：{code}）。',
  'socket.closed': '控制套接字 {path} 已关闭。',
  'socket.silent': '{path} 在 {within}内没有回应 {command}；请重新打开套接字。',
  'socket.reply-lost': '{path} 的一个回应丢失；请重新打开套接字。',
  'socket.refused': '{path} 处的守护进程拒绝了 {command}。',
  'socket.unknown': '{path} 处的守护进程不认识 {command}。',
  'socket.no-monitor': '{path} 处的守护进程不接受监听者（{reply}）。',
  'kernel.no-nl80211': '内核没有 nl80211：未加载 Wi-Fi 驱动程序。',
  'kernel.answer-lost': '内核的回应丢失。',
  'kernel.undescribed': '内核没有描述 {name}。',
  'kernel.closed': 'netlink 套接字已关闭。',
  'kernel.silent': '内核在 {within}内没有回应。',
  'kernel.refused': '内核拒绝了请求（{code}）。',
  'kernel.no-socket': 'netlink 套接字出错（{operation}：{code}）。',
};
