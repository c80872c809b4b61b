/** Refuses `table[word]` where any word can stand: an object answers for `constructor`, too. Needs types. */
import ts from 'typescript';

const isAnyWord = (type) =>
  type.isUnionOrIntersection() ? type.types.some(isAnyWord) : (type.flags & ts.TypeFlags.String) !== 0;

export const ownWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      foreign: 'Any word may stand here, `constructor` too: use own() of domain/own.ts, or a Map.',
    },
  },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices;
    return {
      'MemberExpression[computed=true]'({ property }) {
        if (property.type === 'Literal' || !isAnyWord(getTypeAtLocation(property))) return;
        context.report({ node: property, messageId: 'foreign' });
      },
    };
  },
};
