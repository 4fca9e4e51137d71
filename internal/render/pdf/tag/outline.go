package tag

import "fmt"

// entry is a bookmark; those of lower headings lie in it.
type entry struct {
	of   *Element // nil for the root
	ref  int
	kids []*entry
}

// outlines writes a bookmark for every heading (PDF 32000-1, 12.3.3) and
// returns the catalog's entry, empty if there are none.
func (b *book) outlines() string {
	root := &entry{}
	open := []*entry{root} // by the levels of headings
	b.tree.Root.all(func(e *Element) {
		if e.kind != Heading {
			return
		}
		in := open[e.number-1]
		one := &entry{of: e}
		in.kids = append(in.kids, one)
		open = append(open[:e.number], one)
	})
	if len(root.kids) == 0 {
		return ""
	}
	b.number(root)
	b.put(root.ref, fmt.Appendf(nil, "<</Type/Outlines%s>>", b.entries(root)))
	return "/Outlines " + refTo(root.ref)
}

func (b *book) number(e *entry) {
	e.ref = b.reserve()
	for _, kid := range e.kids {
		b.number(kid)
	}
}

// entries writes the bookmarks in one and returns what leads to them. All are
// open.
func (b *book) entries(in *entry) string {
	for i, one := range in.kids {
		around := ""
		if i > 0 {
			around += "/Prev " + refTo(in.kids[i-1].ref)
		}
		if i+1 < len(in.kids) {
			around += "/Next " + refTo(in.kids[i+1].ref)
		}
		b.put(one.ref, fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s%s%s>>", textOf(one.of.Title), in.ref, b.destination(one.of), around, b.entries(one)))
	}
	if len(in.kids) == 0 {
		return ""
	}
	return fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count %d", in.kids[0].ref, in.kids[len(in.kids)-1].ref, in.count())
}

func (e *entry) count() int {
	n := len(e.kids)
	for _, kid := range e.kids {
		n += kid.count()
	}
	return n
}
