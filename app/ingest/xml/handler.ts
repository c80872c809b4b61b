/** What is asked of a start tag. */
export interface XmlTag {
  /** Value of an attribute, entities resolved, one character a byte of UTF-8; undefined if there is none. */
  attribute(name: string): string | undefined;
}

/** Hears elements as they come by. Text XML and binary XML tell the same to it. */
export interface XmlHandler {
  /** Whether the text that follows is wanted. What nobody wants need not become a string. */
  readonly listens: boolean;
  /** @param tag good only until this returns */
  open(name: string, tag: XmlTag): void;
  /** @param text of the innermost open element, entities resolved, one character a byte of UTF-8. May come in pieces. */
  text(text: string): void;
  /** Not every element that was opened is closed: inputs are cut, and HTML does not close all of them. */
  close(name: string): void;
}
