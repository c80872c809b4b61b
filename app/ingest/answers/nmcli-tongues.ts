/**
 * How nmcli's answers begin, and the few words that tell them apart, in the languages that it speaks (`po/` of NetworkManager 1.10 to
 * 1.48). Older ones put the number of the reason before its words, newer ones the words alone.
 */
import { utf8 } from '../text.ts';

/** What stands for `Error: `, and, behind it, for "connection activation failed". */
export const ERRORS: readonly (readonly [error: string, activation: string])[] = [
  ['Error: ', 'Falló la activación de la conexión'],
  ['Fehler: ', 'Aktivierung der Verbindung ist gescheitert'],
  ['Erreur : ', 'échec de l’activation de la connexion'],
  ['Erreur : ', "l'activation de la connexion a échoué"],
  ['Erreur: ', "Échec de l'activation de la connexion"],
  ['Erro: ', 'Falha na ativação da conexão'],
  ['Errore: ', 'attivazione della connessione non riuscita'],
  ['Fout: ', 'Activeren van verbinding is mislukt'],
  ['Chyba: ', 'Aktivace připojení selhala'],
  ['Ошибка: ', 'сбой активации подключения'],
  ['Помилка: ', "не вдалося активувати з'єднання"],
  ['Błąd: ', 'aktywacja połączenia się nie powiodła'],
  ['Hata: ', 'Bağlantı etkinleştirilemedi'],
  ['Hiba: ', 'a kapcsolat aktiválása sikertelen'],
  ['Fel: ', 'Aktivering av anslutning misslyckades'],
  ['Fejl: ', 'Forbindelsesaktivering mislykkedes'],
  ['错误：', '连接激活失败'],
  ['錯誤：', '啟動連線失敗'],
  ['エラー: ', '接続のアクティベーションに失敗'],
  ['오류: ', '연결 활성화가 실패했습니다'],
];

/** How it says that no network of a name was found: nobody else opens so. */
export const NO_SUCH_NETWORK: readonly string[] = [
  ...[
    'Ошибка: не найдена сеть с SSID',
    'Помилка: не знайдено мережі з SSID',
    'Błąd: nie odnaleziono sieci z SSID',
  ],
  ...[
    'Fehler: Es wurde kein Netzwerk mit SSID',
    'Erreur : aucun réseau avec le SSID',
    'Errore: rete con SSID',
  ],
  ...['Error: no se encontró una red con SSID', 'Erro: nenhuma rede com SSID', 'Fel: Inget nätverk med SSID'],
  ...['错误：未发现 SSID', '错误：找不到 SSID', '錯誤：找不到 SSID', 'エラー: SSID が', '오류: SSID가'],
];

const oneOf = (...words: readonly string[]): string => words.map(utf8).join('|');

/** A stem of "activate" in each of them. */
export const ACTIVATION = oneOf(
  ...['Aktiv', 'aktiv', 'Activ', 'activ', 'ttivazion', 'ativa', 'активац', 'активув', 'aktywac', 'etkinle'],
  ...['激活', '啟動', 'アクティベ', '활성화'],
);

/** "Not found", as it is said of a network. */
export const NOT_FOUND = oneOf(
  ...['не найден', 'не удалось обнаружить', 'не знайден', 'не вдалося виявити', 'odnale', 'bulunamad'],
  ...['kein Netzwerk', 'nicht gefunden', 'aucun réseau', 'introuvable', 'no se encontr', 'trovat', 'trovare'],
  ...[
    'nenhuma rede',
    'encontrar a rede',
    'niet gevonden',
    'nem található',
    'hittades',
    'hittas',
    'ikke finde',
  ],
  ...['未发现', '未找到', '没有找到', '找不到', '見つかりません', '찾을 수 없'],
);

export const SECRETS = oneOf(
  ...['секрет', 'реєстраційні дані', 'Hasła są wymagane', 'Gizli bilgiler', 'Geheimdaten', 'Des secrets'],
  ...['secretos', 'segreti', 'Segredos', 'Geheimen', 'Titkok', 'Hemligheter'],
  ...['需要密钥', '认证凭据', '需要機密', 'シークレット', '비밀 데이터'],
);

/** No address could be had: "… configuration", and that it could not be kept; DHCP. */
export const NO_LEASE = String.raw`\bDHCP\b|${oneOf(
  ...['конфигурацию IP', 'налаштування IP', 'Konfiguracja IP', 'IP yapılandırması', 'IP-Konfiguration'],
  ...['configuration IP', 'configuración IP', 'configurazione IP', 'configuração IP', 'IP-configuratie'],
  ...['IP-beállítás', 'IP-konfiguration', 'IP 配置', 'IP 設定', 'IP 설정'],
)}`;

/** That a device is up with a profile: what stands before its name, in marks, and behind. */
export const ACTIVATED: readonly (readonly [before: string, behind: string])[] = [
  ['Устройство «', '» успешно активировано'],
  ['Пристрій «', '» успішно активовано'],
  ['Pomyślnie aktywowano urządzenie „', '”'],
  ['Gerät »', '« wurde erfolgreich'],
  ['Périphérique « ', ' » activé avec'],
  ['El dispositivo «', '» se activó correctamente'],
  ['Dispositivo «', '» attivato con successo'],
  ['Dispositivo “', '” ativado com sucesso'],
  ['デバイス ', ' が '],
  ['裝置「', '」已成功以'],
];
