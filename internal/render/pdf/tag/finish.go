package tag

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Info is what the file says of itself.
type Info struct {
	Title, Author, Subject, Lang string
	RTL                          bool // it is read from right to left
	// Creator is the program that laid the document out.
	Creator string
	// Date is when it was issued.
	Date time.Time
	// Archival tells that nothing on the pages is against PDF/A-2a.
	Archival bool
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

func (i Info) check() error {
	switch {
	case strings.TrimSpace(i.Title) == "":
		return errors.New("the file has no title")
	case !languageTag.MatchString(i.Lang):
		return fmt.Errorf("%q is no language tag", i.Lang)
	case i.Date.IsZero():
		return errors.New("the file has no date")
	}
	return nil
}

// Finish makes a tagged file of the one that maroto made, uncompressed, while
// the tree was drawn. The same input gives the same bytes. Anything that is
// not as it must be is an error. It looks at the context at every page.
func (t *Tree) Finish(ctx context.Context, made []byte, info Info) ([]byte, error) {
	if err := info.check(); err != nil {
		return nil, err
	}
	from, err := read(made)
	if err != nil {
		return nil, err
	}
	sheets, err := from.sheets()
	if err != nil {
		return nil, err
	}
	b := &book{tree: t, writer: newWriter(), used: map[string]bool{}}
	if err := b.mark(ctx, sheets); err != nil {
		return nil, err
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	t.number()
	info.Archival = info.Archival && t.storable(info)
	return b.write(ctx, from, sheets, info)
}

// book is the new file in the making.
type book struct {
	*writer
	tree    *Tree
	pages   []*page
	used    map[string]bool // fonts and pictures
	numbers []int           // of the page objects
	parents []string        // the number tree of parents, by number
}

func (b *book) mark(ctx context.Context, sheets []sheet) error {
	size := 0 // of the page before: pages of a document are much alike
	for i, s := range sheets {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		if box, ok := b.tree.crops[i]; ok {
			sheets[i].box = raw(box.array())
		}
		p := &page{tree: b.tree, number: i, used: b.used}
		p.out.Grow(size + size/8)
		if err := p.mark(s.content); err != nil {
			return err
		}
		size = p.out.Len()
		b.pages = append(b.pages, p)
		b.numbers = append(b.numbers, b.reserve())
	}
	return nil
}

// write writes all objects. Those that others lead to are reserved before.
func (b *book) write(ctx context.Context, from *file, sheets []sheet, info Info) ([]byte, error) {
	catalog, root, pages := b.reserve(), b.reserve(), b.reserve()
	c := &copier{from, b.writer, map[ref]ref{}}
	resources, err := c.resources(sheets[0].resources, b.used)
	if err != nil {
		return nil, err
	}
	b.embed(resources)
	b.tree.Root.all(func(e *Element) {
		if e.kind != Words {
			e.ref = b.reserve()
		}
	})
	around := fmt.Sprintf("/Type/Page/Parent %d 0 R/Resources %d 0 R/Tabs/S", pages, b.share(write(nil, resources)))
	for i, links := range b.links() {
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		b.page(i, around, sheets[i], links)
	}
	b.put(pages, fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), refs(b.numbers)))
	b.structure(root)
	metadata := b.reserve()
	b.stream(metadata, "/Type/Metadata/Subtype/XML", info.xmp())
	profile := b.reserve()
	b.packed(profile, "/N 3", srgb())
	b.put(catalog, fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true%s>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]%s>>",
		pages, root, literalOf(info.Lang), metadata, info.order(), profile, b.outlines()))
	return b.finish(catalog, b.add(info.dict()))
}

// page writes page i with its content and the links that lie on it; around is
// what all pages have.
func (b *book) page(i int, around string, s sheet, links []string) {
	content := b.reserve()
	b.packed(content, "", b.pages[i].out.Bytes())
	annotations := ""
	if len(links) > 0 {
		annotations = "/Annots[" + strings.Join(links, " ") + "]"
	}
	b.put(b.numbers[i], fmt.Appendf(nil, "<<%s/MediaBox %s/Contents %d 0 R/StructParents %d%s>>", around, write(nil, s.box), content, i, annotations))
}

// refs lists references.
func refs(numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, refTo(n))
	}
	return strings.Join(out, " ")
}

func refTo(n int) string { return strconv.Itoa(n) + " 0 R" }
