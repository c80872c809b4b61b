/** Plans that are signed, and why one is refused. */
import type { PLANS } from '../../domain/sentences/plans.ts';
import type { Texts } from '../texts.ts';

export const plans: Texts<typeof PLANS> = {
  'plan.no-private-key': 'Dies ist kein privater Ed25519-Schlüssel in PKCS#8-Form.',
  'plan.key-open': '{path} können andere lesen: Ein privater Schlüssel gehört nur einem Nutzer (chmod 600).',
  'plan.no-plan': 'Dies ist kein signierter Plan von Rejoin.',
  'plan.no-keys':
    'Hier wird kein signierter Plan angenommen: Die Richtlinie dieses Computers nennt keinen Schlüssel.',
  'plan.forged':
    'Keiner der Schlüssel, denen dieser Computer vertraut, hat diesen Plan signiert, oder er wurde verändert.',
  'plan.newer':
    'Ein neueres Rejoin hat diesen Plan erstellt: Diese Version weiß nicht, was er verlangt, und tut nichts.',
  'plan.expired': 'Dieser Plan ist abgelaufen.',
  'plan.too-early': 'Dieser Plan gilt noch nicht: Bitte die Uhren vergleichen.',
  'plan.used': 'Dieser Plan wurde hier schon ausgeführt und gilt nur einmal.',
  'plan.over-reaching': 'Dieser Plan verlangt mehr, als Ihre Organisation auf diesem Computer erlaubt.',
  'plan.signed': 'Signiert mit einem Schlüssel Ihrer Organisation.',
  'plan.signed-by': 'Signiert von {who}.',
  'plan.made-with': 'Angenommen wird er von Computern, deren Richtlinie {key} unter publicKeys nennt.',
  'plan.hours': '--hours ist eine Zahl von Stunden, höchstens 720.',
  'plan.no-picture': 'Dieses Bild kann hier nicht gelesen werden: PNG und JPEG können es.',
  'plan.no-drawing': 'In diesem Bild ist kein lesbarer QR-Code: Er sollte das Bild weitgehend füllen.',
  'plan.drawn': '{path} enthält den Plan als QR-Code.',
  'help.plan.qr': 'ihn auch als QR-Code zeichnen: eine PNG-Datei oder "terminal"',
  'help.plan.picture': 'ein Bild (PNG, JPEG) mit dem Plan als QR-Code',
  'plan.missing': 'Geben Sie einen Plan an, oder mit --qr ein Bild davon.',
  'help.plan.sign': 'signiert einen Plan mit einem privaten Schlüssel',
  'help.plan.verify': 'sagt, wer einen Plan signiert hat und was er täte; ändert nichts',
  'help.plan.run': 'führt einen signierten Plan aus: sagt, was er tut, fragt, und gilt einmal',
  'help.plan.key': 'Datei mit dem privaten Schlüssel (Ed25519, PKCS#8, Modus 600)',
  'help.plan.do': 'was zu tun ist',
  'help.plan.hours': 'wie lange er gilt',
  'help.plan.text': 'der Plan, wie „plan sign“ ihn ausgab',
};
