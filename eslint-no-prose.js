/**
 * Refuses English sentences in code: a text of three words and more with a full stop is said by a code of
 * `app/domain/sentences/`, so that it is said in each language. What is thrown as a bug of ours is for whoever mends it.
 */
const SENTENCE = /\p{L}{2,}\P{L}*\s\P{L}*\p{L}{2,}\P{L}*\s\P{L}*\p{L}{2,}[^]*[.!]\s*$/u;
const BUGS = new Set(['Error', 'TypeError', 'RangeError', 'BusError', 'Unreadable']);

const isOfABug = (node) => {
  for (let up = node.parent; up; up = up.parent) {
    if (up.type === 'NewExpression') return BUGS.has(up.callee.name);
    if (/Statement$|Declaration$|Function/.test(up.type) && up.type !== 'ThrowStatement') return false;
  }
  return false;
};

/** @type {import('eslint').Rule.RuleModule} */
export const noProse = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { prose: 'A sentence has a code: say it with said() and add it to app/domain/sentences/.' },
  },
  create(context) {
    const look = (node, text) => {
      if (typeof text === 'string' && SENTENCE.test(text) && !isOfABug(node))
        context.report({ node, messageId: 'prose' });
    };
    return {
      Literal: (node) => look(node, node.value),
      TemplateLiteral: (node) => look(node, node.quasis.map(({ value }) => value.cooked ?? '').join('…')),
    };
  },
};
