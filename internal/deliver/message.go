package deliver

import "io"

// Message is a message ready for the wire: its envelope and its bytes. Lines
// are of seven bits and end in CR LF, the last one too. No line begins with a
// dot. Messages of one template share parts.
type Message struct {
	ID       string   // Message-ID, without angle brackets
	From, To string   // the envelope, addresses without angle brackets; From is empty for none
	Parts    [][]byte // in their order; only to be read
}

// Size is how many bytes the message has.
func (m *Message) Size() (n int) {
	for _, part := range m.Parts {
		n += len(part)
	}
	return n
}

// WriteTo writes the parts.
func (m *Message) WriteTo(w io.Writer) (n int64, err error) {
	for _, part := range m.Parts {
		wrote, err := w.Write(part)
		if n += int64(wrote); err != nil {
			return n, err
		}
	}
	return n, nil
}
