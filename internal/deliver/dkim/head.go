package dkim

import (
	"fmt"
	"slices"
	"strings"
)

// field is one header field: its name in lower case, and its line in the
// relaxed form without the CR LF.
type field struct{ name, line string }

// covered are the header fields that are signed if a message has them. A
// sealed one is named once more than the message has it, so that nobody can
// add another (RFC 6376, section 5.4.2). RFC 8058, section 4 asks for the two
// List-Unsubscribe fields.
var covered = []struct {
	name   string
	sealed bool
}{
	{"from", true}, {"to", true}, {"subject", true}, {"date", true}, {"reply-to", true}, {"content-type", true},
	{"sender", false}, {"cc", false}, {"message-id", false}, {"mime-version", false},
	{"content-transfer-encoding", false}, {"content-language", false}, {"auto-submitted", false},
	{"list-id", false}, {"list-unsubscribe", false}, {"list-unsubscribe-post", false}, {"feedback-id", false},
}

// parse reads header fields, which may be folded.
func parse(head []byte) ([]field, error) {
	var fields []field
	text := strings.TrimRight(string(head), "\r\n") + "\r\n"
	for line := ""; text != ""; {
		var part string
		part, text, _ = strings.Cut(text, "\r\n")
		if line += part; text != "" && wsp(rune(text[0])) {
			continue
		}
		f, err := canonical(line)
		if err != nil {
			return nil, err
		}
		fields, line = append(fields, f), ""
	}
	return fields, nil
}

// canonical is the relaxed form of an unfolded field (RFC 6376, section
// 3.4.2).
func canonical(line string) (field, error) {
	name, value, ok := strings.Cut(line, ":")
	if name = strings.ToLower(strings.TrimRight(name, " \t")); !ok || name == "" {
		return field{}, fmt.Errorf("%.40q is no header field", line)
	}
	return field{name: name, line: name + ":" + strings.Join(strings.FieldsFunc(value, wsp), " ")}, nil
}

func wsp(r rune) bool { return r == ' ' || r == '\t' }

// cover picks what is signed: the names as the signature lists them, and the
// lines in the same order. Of several fields with one name the last comes
// first (RFC 6376, section 5.4.2).
func cover(fields []field) (names, lines []string, err error) {
	for _, c := range covered {
		before := len(lines)
		for _, f := range slices.Backward(fields) {
			if f.name == c.name {
				names, lines = append(names, f.name), append(lines, f.line)
			}
		}
		if found := len(lines) - before; c.name == "from" && found != 1 {
			return nil, nil, fmt.Errorf("it has %d From fields", found)
		}
		if c.sealed {
			names = append(names, c.name)
		}
	}
	return names, lines, nil
}
