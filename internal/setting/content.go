package setting

import (
	"fmt"
	"strings"
)

// Content is text given in place, or as file:path, whose content it then is.
type Content string

func (c *Content) read(text string, o Options) error {
	name, ok := strings.CutPrefix(text, "file:")
	if !ok {
		*c = Content(text)
		return nil
	}
	data, err := o.contents(name)
	*c = Content(data)
	return err
}

// Document is a file that must be there and has 4 MB at most: "data/schema.json".
//
// Text is what it holds.
type Document struct {
	File
	Text string
}

// longestDocument is how many bytes a Document may have.
const longestDocument = 4_000_000

func (d *Document) read(text string, o Options) error {
	if err := d.File.read(text, o); err != nil {
		return err
	}
	info, err := o.Disk.Stat(d.Full)
	if err == nil && info.Size() > longestDocument {
		return fmt.Errorf("%s is larger than %d bytes", text, longestDocument)
	}
	d.Text, err = o.contents(text)
	return err
}
