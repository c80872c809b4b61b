/**
 * Which field stands in which line of an event's message: the order in which the message texts of wlansvc.dll put them
 * (winevt-kb, MessageFile-wlansvc.dll; compared with a public report of a Windows 11 machine in Portuguese for 8000, 8001,
 * 8003, 11000, 11001, 11004, 11005 and 11010). Reason codes are not printed there, only their sentences.
 */
const ACM = ['InterfaceDescription', 'InterfaceGuid', 'ConnectionMode', 'ProfileName', 'SSID', 'BSSType'];
const MSM = ['Adapter', 'DeviceGuid', 'LocalMac', 'SSID', 'BSSType'];

export const MESSAGE_FIELDS: Readonly<Record<number, readonly string[]>> = {
  8000: ACM,
  8001: [...ACM, 'PHYType', 'AuthenticationAlgorithm', 'CipherAlgorithm', 'OnexEnabled'],
  8002: [...ACM, 'FailureReason', 'RSSI'],
  8003: [...ACM, 'Reason'],
  11000: [...MSM, 'Auth', 'Cipher', 'OnexEnabled'],
  11001: MSM,
  11002: [...MSM, 'FailureReason', 'Dot11StatusCode', 'RSSI'],
  11003: [...MSM, 'Auth'],
  11004: MSM,
  11005: MSM,
  11006: [...MSM, 'PeerMac', 'ReasonText'],
  11010: [...MSM, 'Auth'],
  12011: MSM,
  12012: MSM,
  12013: [...MSM, 'PeerMac'],
  12014: MSM,
};
