package tag

import (
	"fmt"
	"strings"
)

// MostSaid is how many bytes of a link's words its annotations repeat.
const MostSaid = 500

// laid is a link that lies on a page.
type laid struct{ ref, page int }

// links writes an annotation for every line of every link (PDF 32000-1,
// 12.5.6.5; PDF/UA-1, 7.18.5), and returns the references to them by page.
func (b *book) links() [][]string {
	b.parents = make([]string, len(b.pages))
	all := make([][]string, len(b.pages))
	b.tree.Root.all(func(e *Element) {
		if e.kind != Link {
			return
		}
		for _, at := range e.boxes {
			n := b.add(b.link(e, at))
			b.parents = append(b.parents, refTo(e.ref))
			e.links = append(e.links, laid{n, at.page})
			all[at.page] = append(all[at.page], refTo(n))
		}
	})
	return all
}

func (b *book) link(e *Element, at placed) []byte {
	says := e.Says
	if says == "" {
		says = e.Address
	}
	if len(says) > MostSaid {
		says = strings.ToValidUTF8(says[:MostSaid], "") + "…"
	}
	target := "/A<</S/URI/URI" + literalOf(e.Address) + ">>"
	if e.To != nil {
		target = "/Dest" + b.destination(e.To)
	}
	return fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect%s/P %d 0 R/StructParent %d/Contents%s%s>>",
		at.array(), b.numbers[at.page], len(b.parents), textOf(says), target)
}

// destination is the place on a page at which the element begins.
func (b *book) destination(e *Element) string {
	for len(e.boxes) == 0 {
		i := 0
		for i < len(e.kids)-1 && !e.kids[i].stands() {
			i++
		}
		if len(e.kids) == 0 {
			return fmt.Sprintf("[%d 0 R/Fit]", b.numbers[e.first()])
		}
		e = e.kids[i]
	}
	at := e.boxes[0]
	return fmt.Sprintf("[%d 0 R/XYZ %s %s 0]", b.numbers[at.page], points(at.Left), points(at.Top))
}
