/**
 * Preloaded into a process, measures its longest turn: processor time of the main thread between two ticks of a timer, which
 * the machine's other work does not lengthen. Answers `longest` over IPC with milliseconds and begins anew.
 */
const OFTEN = 5;
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

let before = cpu();
let longest = 0;
setInterval(() => {
  const now = cpu();
  longest = Math.max(longest, now - before);
  before = now;
}, OFTEN).unref();

process.on('message', (asked) => {
  if (asked !== 'longest') return;
  process.send?.(longest);
  longest = 0;
});
process.channel?.unref();
