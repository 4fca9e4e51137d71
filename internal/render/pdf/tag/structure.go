package tag

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// structure writes the root of the structure and all elements (PDF 32000-1,
// 14.7.2), with which element each piece of marked content belongs to.
func (b *book) structure(root int) {
	var ids bytes.Buffer
	notes := 0
	b.tree.Root.all(func(e *Element) {
		if e.kind == Words {
			return
		}
		id := ""
		if e.kind == Note {
			name := fmt.Sprintf("(n%05d)", notes)
			id = "/ID" + name
			notes++
			fmt.Fprintf(&ids, "%s %d 0 R ", name, e.ref)
		}
		b.put(e.ref, b.element(e, root, id))
	})
	entries := ""
	if notes > 0 {
		entries = fmt.Sprintf("/IDTree<</Names[%s]>>", bytes.TrimSpace(ids.Bytes()))
	}
	b.put(root, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>", b.tree.Root.ref, b.parentTree(), len(b.parents), entries))
}

// parentTree writes by number the elements of each page's marked content, and
// then of each link.
func (b *book) parentTree() int {
	var out bytes.Buffer
	for i, p := range b.pages {
		numbers := make([]int, len(p.owners))
		for j, e := range p.owners {
			numbers[j] = e.ref
		}
		b.parents[i] = refTo(b.add([]byte("[" + refs(numbers) + "]")))
	}
	for i, one := range b.parents {
		fmt.Fprintf(&out, "%d %s ", i, one)
	}
	return b.add(fmt.Appendf(nil, "<</Nums[%s]>>", bytes.TrimSpace(out.Bytes())))
}

// element is an element's dictionary.
func (b *book) element(e *Element, root int, id string) []byte {
	parent := root
	if e.parent != nil {
		parent = e.parent.ref
	}
	kind := string(e.kind)
	if e.kind == Heading {
		kind += strconv.Itoa(e.number)
	}
	out := append(append(make([]byte, 0, 96), "<</S/"...), kind...)
	out = append(strconv.AppendInt(append(out, "/P "...), int64(parent), 10), " 0 R"...)
	out = append(append(out, attributes(e)...), id...)
	if e.Lang != "" {
		out = append(out, "/Lang"+literalOf(e.Lang)...)
	}
	if e.Reads != "" {
		out = append(out, "/ActualText"+textOf(e.Reads)...)
	}
	if e.Alt != "" {
		out = append(out, "/Alt"+textOf(e.Alt)...)
	}
	kids := b.kids(e)
	if kids.page >= 0 {
		out = append(append(out, "/Pg "...), refTo(b.numbers[kids.page])...)
	}
	switch len(kids.list) {
	case 0:
	case 1:
		out = append(out, "/K "+kids.list[0]...)
	default:
		out = append(out, "/K["+strings.Join(kids.list, " ")+"]"...)
	}
	return append(out, ">>"...)
}

// kids are what an element holds, in its order. Page is that on which its
// content begins, which the content there need not name; -1 for no content.
type kids struct {
	list []string
	page int
}

// kids are the marked content, the children and the links of an element.
func (b *book) kids(e *Element) kids {
	k := kids{page: -1}
	b.content(&k, e.pieces)
	for _, kid := range e.kids {
		switch {
		case kid.kind == Words:
			b.content(&k, kid.pieces)
		case kid.stands():
			k.list = append(k.list, refTo(kid.ref))
		}
	}
	for _, link := range e.links {
		k.list = append(k.list, fmt.Sprintf("<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", link.ref, b.numbers[link.page]))
	}
	return k
}

// content appends marked content.
func (b *book) content(k *kids, pieces []piece) {
	for _, one := range pieces {
		if k.page < 0 {
			k.page = one.page
		}
		if one.page == k.page {
			k.list = append(k.list, strconv.Itoa(one.mcid))
		} else {
			k.list = append(k.list, fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", b.numbers[one.page], one.mcid))
		}
	}
}

// attributes are what an element says beside its type (PDF 32000-1, 14.8.5).
func attributes(e *Element) string {
	switch {
	case e.kind == HeadCell:
		return "/A<</O/Table/Scope/" + e.Scope + ">>"
	case e.kind == Cell && e.Columns > 1:
		return fmt.Sprintf("/A<</O/Table/ColSpan %d>>", e.Columns)
	case e.kind == List && slices.ContainsFunc(e.kids, (*Element).labelled):
		return "/A<</O/List/ListNumbering/Disc>>"
	case e.kind == Figure:
		return "/A<</O/Layout/Placement/Block/BBox" + e.extent().array() + ">>"
	}
	return ""
}

func (e *Element) labelled() bool {
	return slices.ContainsFunc(e.kids, func(kid *Element) bool { return kid.kind == Label })
}

// extent is the box around all that the element has on its first page.
func (e *Element) extent() Box {
	all := e.boxes[0]
	for _, b := range e.boxes {
		if b.page == all.page {
			all.Box = Box{min(all.Left, b.Left), min(all.Bottom, b.Bottom), max(all.Right, b.Right), max(all.Top, b.Top)}
		}
	}
	return all.Box
}

func (b Box) array() string {
	return fmt.Sprintf("[%s %s %s %s]", points(b.Left), points(b.Bottom), points(b.Right), points(b.Top))
}

// points is a length as a page states it.
func points(n float64) string { return strconv.FormatFloat(n, 'f', 2, 64) }
