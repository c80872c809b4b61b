/**
 * Makers whose access points the quirk book knows, by the prefixes that the IEEE assigned to them (MA-L registry,
 * November 2026). A prefix names the maker of the radio's address, never the model.
 */
export type Maker = 'ASUS' | 'Buffalo' | 'TP-Link';

const PREFIXES: Record<Maker, string> = {
  ASUS:
    '000c6e 000ea6 00112f 0011d8 0013d4 0015f2 001731 0018f3 001a92 001bfc 001d60 001e8c 001fc6 002215 ' +
    '002354 00248c 002618 04421a 049226 04d4c4 04d9f5 08606e 086266 08bfb8 0c9d92 107b44 107c61 10bf48 ' +
    '10c37b 14dae9 14dda9 1831bf 1c872c 1cb72c 20cf30 244bfe 2c4d54 2c56dc 2cfda1 305a3a 3085a9 3497f6 ' +
    '382c4a 38d547 3c7c3f 40167e 40b076 485b39 4cedfb 50465d 50ebf6 5404a6 54a050 581122 6045cb 60a44c ' +
    '60cf84 704d7b 708bcd 74d02b 7824af 7c10c9 88d7f6 90e6ba 9c5c8e a036bc a85e45 ac220b ac9e17 b06ebf ' +
    'bcaec5 bcee7b c86000 c87f54 cc28aa d017c2 d45d64 d850e6 e03f49 e0cb4e e89c25 f02f74 f07959 f46d04 ' +
    'f832e4 fc3497 fcc233',
  Buffalo:
    '000740 000d0b 001601 001d73 0024a5 002bf5 004026 00e5f1 106f3f 18c2bf 18ece7 343dc4 4ce676 50c4dd ' +
    '58278c 6084bd 68e1dc 7403bd 84afec 84e8cb 8857ee 9096f3 b0c745 c436c0 c43cea cce1d5 d42c46 dcfb02 ' +
    'ec5a31 f0f84a',
  'TP-Link':
    '000aeb 001478 0019e0 001d0f 002127 0023cd 002586 002719 003192 005f67 04f9f8 081f71 085700 0c4b54 ' +
    '0c722c 0c8063 0c8268 1027f5 10feed 147590 148692 14cc20 14cf92 14d864 14e6e4 14ebb6 18a6f7 18d6c7 ' +
    '18f22c 1c3bf3 1c4419 1c61b4 1cfa68 202351 203626 206be7 20dce6 242fd0 245a5f 246968 282cb2 2887ba ' +
    '28ee52 306893 30b49e 30b5c2 30de4b 30fc68 3460f9 349672 34e894 34f716 388345 3c06a7 3c46d8 3c52a1 ' +
    '3c64cf 3c6a48 3c846a 40169f 403f8c 40ae30 40ed00 44b32d 480eec 482254 485f08 487d2e 4c10d5 503eaa ' +
    '5091e3 50bd5f 50c7bf 50d4f7 50fa84 547595 54a703 54af97 54c80f 54e6fc 584120 5c628b 5c63bf 5c899a ' +
    '5ca6e6 5ce931 60292b 6032b1 603a7c 6083e7 60a4b7 60e327 645601 6466b3 646e97 647002 687724 687ff0 ' +
    '68ddb7 68ff7b 6c5ab0 6cb158 6ce873 704f57 7405a5 743989 74da88 74ea3a 74fece 7844fd 78605b 788cb5 ' +
    '78a106 7c8bca 7cb59b 7cc2c6 7cf17e 808917 808f1d 80ae54 80ea07 8416f9 84d81b 882593 8c210a 8ca6df ' +
    '909a4a 90ae1b 90f652 940c6d 94d9b3 98254a 984827 9897cc 98dac4 98ded0 9c216a 9c5322 9ca2f4 9ca615 ' +
    'a0f3c1 a41a3a a42bb0 a8154d a842a1 a8574e a86e84 ac15a2 ac84c6 b01921 b0487a b04e26 b09575 b0958e ' +
    'b0a7b9 b0be76 b4b024 b8f883 bc4699 bcd177 c006c3 c025e9 c04a00 c06118 c0c9e3 c0e42d c46e1f c47154 ' +
    'c4e984 cc08fb cc32e5 cc3429 cc68b6 d03745 d076e7 d0c7c0 d4016d d46e0e d807b6 d80d17 d8150d d84489 ' +
    'd84732 d85d4c dc0077 dc6279 dcfe18 e005c5 e4c32a e4d332 e4fac4 e848b8 e894f6 e8de27 ec086b ec172f ' +
    'ec26ca ec6073 ec888f f0090d f0a731 f0f336 f42a7d f46d2f f483cd f4848d f4ec38 f4f26d f81a67 f86fb0 ' +
    'f88c21 f8d111 fcd733',
};

const MAKERS: ReadonlyMap<string, Maker> = new Map(
  Object.entries(PREFIXES).flatMap(([maker, prefixes]) =>
    prefixes.split(' ').map((prefix) => [prefix, maker as Maker] as const),
  ),
);

/** Access points with several networks set the local bit (IEEE Std 802-2014, 8.2) of their own address for the others. */
const LOCAL_BIT = 0x02;

/** Who made the access point; undefined for makers that the book does not know. */
export function makerOf(bssid: string): Maker | undefined {
  const hex = bssid.replaceAll(':', '');
  const first = Number.parseInt(hex.slice(0, 2), 16) & ~LOCAL_BIT;
  return MAKERS.get(`${first.toString(16).padStart(2, '0')}${hex.slice(2, 6)}`);
}
