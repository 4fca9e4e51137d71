package feed

import "bytes"

// repair turns the bytes of a feed, which came with the header contentType or
// with none, into text that a parser of XML can read: in UTF-8, without
// characters and entities that XML does not know, and with every element
// closed. What is well-formed is not changed. The warning says what was lost,
// empty if nothing was. A feed that has too much in it for a parser is an
// error.
func repair(body []byte, contentType string) (text []byte, warning string, err error) {
	text = bytes.TrimSpace(decode(body, contentType))
	if bytes.HasPrefix(text, []byte("{")) {
		return text, "", fewObjects(text)
	}
	text = reference.ReplaceAllFunc(bytes.Map(legal, text), mendReference)
	text, cut, err := mend(text)
	if cut {
		warning = "the feed is cut off; its whole items are taken"
	}
	return text, warning, err
}

// fewObjects refuses a JSON feed that may have too much in it.
func fewObjects(text []byte) error {
	if bytes.Count(text, []byte("{")) > mostItems || bytes.Count(text, []byte(",")) > mostParts {
		return errParts
	}
	return nil
}
