package document

import (
	"encoding/json"
	"fmt"
)

// Blocks are blocks in reading order. As JSON each is an object with one key,
// its kind: {"heading": {…}}.
type Blocks []Block

// MarshalJSON writes every block under the name of its kind.
func (bs Blocks) MarshalJSON() ([]byte, error) {
	out := make([]map[string]Block, len(bs))
	for i, b := range bs {
		out[i] = map[string]Block{kind(b): b}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote. An unknown kind is an error: it
// was written by a newer program.
func (bs *Blocks) UnmarshalJSON(data []byte) error {
	var in []map[string]json.RawMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*bs = make(Blocks, 0, len(in))
	for _, one := range in {
		for name, raw := range one {
			b, err := read(name, raw)
			if err != nil {
				return err
			}
			*bs = append(*bs, b)
		}
	}
	return nil
}

func kind(b Block) string {
	switch b.(type) {
	case Heading:
		return "heading"
	case Paragraph:
		return "paragraph"
	case List:
		return "list"
	case Story:
		return "story"
	case Table:
		return "table"
	case Chart:
		return "chart"
	case Note:
		return "note"
	}
	panic(fmt.Sprintf("document: a block of a kind outside the sealed set: %T", b))
}

func read(kind string, raw json.RawMessage) (Block, error) {
	switch kind {
	case "heading":
		return as[Heading](raw)
	case "paragraph":
		return as[Paragraph](raw)
	case "list":
		return as[List](raw)
	case "story":
		return as[Story](raw)
	case "table":
		return as[Table](raw)
	case "chart":
		return readChart(raw)
	case "note":
		return as[Note](raw)
	}
	return nil, fmt.Errorf("reading a document: no kind of block is called %q", kind)
}

func as[B Block](raw json.RawMessage) (Block, error) {
	var b B
	err := json.Unmarshal(raw, &b)
	return b, err
}

// readChart reads a chart. Programs before wrote no axis, and drew lines along
// labels with an order alone.
func readChart(raw json.RawMessage) (Block, error) {
	var c Chart
	err := json.Unmarshal(raw, &c)
	if c.Kind == Line && c.Axis == Names {
		c.Axis = Ordered
	}
	return c, err
}
