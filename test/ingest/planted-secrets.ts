/** Secrets in every shape that we could think of: names, shapes and values are combined, so that no form is a special case. */

/** Each holds one of `FRAGMENTS`, and nothing else of ours does. */
const VALUES: readonly string[] = [
  'Tr0ub4dor',
  'staplehorse',
  'correct staplehorse battery',
  '"Tr0ub4dor"',
  '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
  '5ec7e75e c7e75ec7 e75ec7e7 5ec7e75e',
  '5e:c7:e7:5e:c7:e7:5e:c7:e7:5e:c7:e7:5e:c7:e7:5e',
  'VHIwdWI0ZG9yIHN0YXBsZQ==',
  '8472913',
  '&Tr0ub4dor<>"\';--',
];
export const FRAGMENTS: readonly string[] = [
  ...['Tr0ub4dor', 'staplehorse', '5ec7e75e', '5e:c7:e7', 'VHIwdWI0', '8472913'],
];

const NAMES: readonly string[] = [
  ...[
    'psk',
    'PSK',
    'wpa_psk',
    'wpa-psk',
    'password',
    'Password',
    'passwd',
    'passphrase',
    'wpa_passphrase',
    'pwd',
    'pw',
  ],
  ...[
    'sae_password',
    'private_key_passwd',
    'secret',
    'shared-secret',
    'client_secret',
    'key',
    'wep_key0',
    'wpa-hexkey',
  ],
  ...[
    'networkKey',
    'keyMaterial',
    'sharedKey',
    'presharedKey',
    'api_key',
    'PMK',
    'PTK',
    'KCK',
    'KEK',
    'GTK',
    'TK',
    'MSK',
    'EMSK',
    'pin',
  ],
  ...[
    'otp',
    'token',
    'access_token',
    'Authorization',
    'Cookie',
    'Set-Cookie',
    'credential',
    '802-11-wireless-security.psk',
  ],
  // What Windows calls it, and what people do.
  ...['Key Content', 'Schlüsselinhalt', 'Contenu de la clé', 'Contenido de la clave', 'Contenuto chiave'],
  ...[
    'Conteúdo da Chave',
    'Sleutelinhoud',
    'Zawartość klucza',
    'Obsah klíče',
    'Nyckelinnehåll',
    'Anahtar İçeriği',
  ],
  ...[
    'Содержимое ключа',
    'Περιεχόμενο κλειδιού',
    '关键内容',
    '金鑰內容',
    '主要なコンテンツ',
    '키 콘텐츠',
    'תוכן מפתח',
  ],
  ...[
    'Kennwort',
    'Passwort',
    'mot de passe',
    'contraseña',
    'senha',
    'wachtwoord',
    'lösenord',
    'heslo',
    'hasło',
    'пароль',
  ],
  ...[
    '密码',
    '密碼',
    'パスワード',
    '비밀번호',
    'mật khẩu',
    'şifre',
    'jelszó',
    'salasana',
    'parola',
    'κωδικός',
  ],
];

const SHAPES: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}`,
  (name, value) => `${name} = ${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name}            : ${value}`,
  (name, value) => `${name} ${value}`,
  (name, value) => `${name}\t${value}`,
  (name, value) => `${name} '${value}'`,
  (name, value) => `added '${name}' value '${value}'`,
  (name, value) => `"${name}":"${value}"`,
  (name, value) => `{'${name}': <'${value}'>}`,
  (name, value) => `<${name}>${value}</${name}>`,
  (name, value) => `&lt;${name}&gt;${value}&lt;/${name}&gt;`,
  (name, value) => `<Data Name="${name}">${value}</Data>`,
  (name, value) => `the ${name} is ${value}`,
  (name, value) => `${name} for network "Home" was set to ${value}`,
  (name, value) => `--${name} ${value}`,
  (name, value) => `${name}(${value})`,
  (name, value) => `${name} [${value}]`,
  (name, value) => `${name} -> ${value}`,
  (name, value) => `| ${name} | ${value} |`,
  (name, value) => `${name} 7 ${value}`,
  (name, value) => `${name} ascii 0 ${value}`,
  (name, value) => `${name} cipher ${value}`,
];

/** Secrets that no name announces, or not the usual one. */
const NAMELESS: readonly string[] = [
  'WIFI:S:Home;T:WPA;P:Tr0ub4dor;;',
  'WIFI:T:WPA;P:Tr0ub4dor;S:Home;H:true;;',
  'DPP:K:MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADTr0ub4dor;;',
  'networksetup -setairportnetwork en0 Home Tr0ub4dor',
  'wpa_passphrase Home Tr0ub4dor',
  'nmcli device wifi connect Home Tr0ub4dor',
  'iwconfig wlan0 enc s:Tr0ub4dor',
  'iwctl --passphrase Tr0ub4dor station wlan0 connect Home',
  'netsh wlan set hostednetwork Home Tr0ub4dor',
  'security find-generic-password -ga Home Tr0ub4dor',
  'sshpass -p Tr0ub4dor ssh admin',
  'curl -u admin:Tr0ub4dor router',
  'http://admin:Tr0ub4dor@192.168.1.1/wifi',
  'admin:Tr0ub4dor@router',
  'radius-server key Tr0ub4dor',
  'radius-server host 10.0.0.1 key 7 8472913',
  'shared-key cipher %^%#Tr0ub4dor%^%#',
  'security wpa-wpa2 psk pass-phrase %^%#Tr0ub4dor%^%# aes',
  'GET /portal?user=x&token=Tr0ub4dor',
  'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJUcjB1YjRkb3IifQ.Tr0ub4dor',
  'Bearer Tr0ub4dor',
  'Cookie: session=Tr0ub4dor; theme=dark',
  'PMK from the driver 5ec7e75ec7e75ec7e75ec7e75ec7e75e',
  '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
  '5ec7 e75e c7e7 5ec7 e75e c7e7 5ec7 e75e c7e7 5ec7e75e'.slice(0, 44),
];

/** Bytes of UTF-8, one character each, as lines are. */
export const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export const planted = (): string[] => {
  const named = NAMES.flatMap((name, n) =>
    SHAPES.map((shape, s) => shape(name, VALUES[(n * 7 + s) % VALUES.length] ?? '')),
  );
  return [...named, ...NAMELESS];
};

export const leaked = (text: string): readonly string[] =>
  FRAGMENTS.filter((secret) => text.includes(secret));
