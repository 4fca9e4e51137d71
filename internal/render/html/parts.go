package html

// part is what stands below a heading of the second level, or before the first
// such heading.
type part struct {
	Heading *heading
	Blocks  []block
}

// partsOf cuts the blocks into parts at their headings.
func partsOf(blocks []block) []part {
	var parts []part
	for _, b := range blocks {
		opens := b.Heading != nil && b.Heading.Level <= 2
		if opens || len(parts) == 0 {
			parts = append(parts, part{})
		}
		last := &parts[len(parts)-1]
		if opens {
			last.Heading = b.Heading
		} else {
			last.Blocks = append(last.Blocks, b)
		}
	}
	return parts
}

// entry is a line of the contents.
type entry struct {
	heading
	Below []entry
}

// fewParts is how many parts a page may have without a list of them.
const fewParts = 2

// contents lists the parts and the stories in them; nothing for a short page.
func contents(parts []part) []entry {
	var list []entry
	for _, p := range parts {
		stories := p.stories()
		if p.Heading == nil {
			list = append(list, stories...)
			continue
		}
		list = append(list, entry{*p.Heading, stories})
	}
	if len(list) <= fewParts {
		return nil
	}
	return list
}

func (p part) stories() []entry {
	var list []entry
	for _, b := range p.Blocks {
		if b.Story != nil {
			list = append(list, entry{heading: b.Story.Heading})
		}
	}
	return list
}
