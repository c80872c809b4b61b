/** The two channels between a window and the service; both carry texts of the contract. */
export const TO_SERVICE = 'rejoin:to-service';
export const TO_PAGE = 'rejoin:to-page';
