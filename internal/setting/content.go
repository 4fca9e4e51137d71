package setting

import "strings"

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
