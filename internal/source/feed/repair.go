package feed

import "bytes"

// repair turns the bytes of a feed, which came with the header contentType or
// with none, into text that a parser of XML can read: in UTF-8, without
// characters and entities that XML does not know, and with every element
// closed. What is well-formed is not changed. The warning says what was lost,
// empty if nothing was.
func repair(body []byte, contentType string) (text []byte, warning string) {
	text = bytes.TrimSpace(decode(body, contentType))
	if bytes.HasPrefix(text, []byte("{")) {
		return text, ""
	}
	text = reference.ReplaceAllFunc(bytes.Map(legal, text), mendReference)
	text, cut := mend(text)
	if cut {
		return text, "the feed is cut off; its whole items are taken"
	}
	return text, ""
}
