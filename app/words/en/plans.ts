/** Plans that are signed, and why one is refused. */
import type { PLANS } from '../../domain/sentences/plans.ts';
import type { Texts } from '../texts.ts';

export const plans: Texts<typeof PLANS> = {
  'plan.no-private-key': 'This is no private Ed25519 key in PKCS#8 form.',
  'plan.key-open': '{path} may be read by others: a private key belongs to one user alone (chmod 600).',
  'plan.no-plan': 'This is no signed plan of Rejoin.',
  'plan.no-keys': 'No signed plan is accepted here: the policy of this computer names no key.',
  'plan.forged': 'None of the keys that this computer trusts signed this plan, or it was altered.',
  'plan.newer':
    'A newer Rejoin made this plan: this version does not know what it asks for, and does nothing.',
  'plan.expired': 'This plan has expired.',
  'plan.too-early': 'This plan is not valid yet: compare the clocks.',
  'plan.used': 'This plan was carried out here before, and works once.',
  'plan.over-reaching': 'This plan asks for more than your organisation allows on this computer.',
  'plan.signed': 'Signed by a key of your organisation.',
  'plan.signed-by': 'Signed by {who}.',
  'plan.made-with': 'Computers accept it whose policy names {key} among publicKeys.',
  'plan.hours': '--hours is a number of hours, up to 720.',
  'plan.no-picture': 'This is no picture that can be read here: PNG and JPEG are.',
  'plan.no-drawing': 'There is no QR code in this picture that can be read: it should fill most of it.',
  'plan.drawn': '{path} holds the plan as a QR code.',
  'help.plan.qr': 'draw it as a QR code too: a PNG file, or "terminal"',
  'help.plan.picture': 'a picture (PNG, JPEG) with the plan as a QR code',
  'plan.missing': 'Name a plan, or a picture of one with --qr.',
  'help.plan.sign': 'sign a plan with a private key',
  'help.plan.verify': 'say who signed a plan and what it would do; change nothing',
  'help.plan.run': 'carry out a signed plan: it says what it does, asks, and works once',
  'help.plan.key': 'file with the private key (Ed25519, PKCS#8, mode 600)',
  'help.plan.do': 'what is to be done',
  'help.plan.hours': 'how long it holds',
  'help.plan.text': 'the plan, as "plan sign" printed it',
};
