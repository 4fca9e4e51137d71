package deliver

// Letter is one message to one reader. HTML and Text are whole bodies; at
// least Text is set. From, To and Unsubscribe are checked when a message is
// made of it: an address or header that holds a line break is refused.
type Letter struct {
	From        string // "Catch Up <catchup@example.org>"
	To          string // the bare address
	ToName      string
	Subject     string
	HTML        string
	Text        string
	Lang        string
	MessageID   string // without angle brackets
	List        string // List-Id, "weekly.example.org" (RFC 2919)
	Unsubscribe string // a mailto address (RFC 2369)
	Attachments []Attachment
}

// Attachment is a file sent with a letter.
type Attachment struct {
	Name  string
	Type  string
	Bytes []byte
}
