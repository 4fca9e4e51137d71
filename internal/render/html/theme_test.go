package html_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/templates"
)

// themed is the mail and the page of a document, in the looks of a theme.
func themed(t *testing.T, theme string, d *document.Document) (mail, page []byte) {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "theme.yaml"), []byte(theme))
	looks, err := templates.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	made := func(r edition.Renderer) []byte {
		files, err := r.Render(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return files[0].Bytes
	}
	return made(html.NewMail(looks, faces)), made(html.NewWeb(looks, faces))
}

// TestMastheadsOnScreens sets the parts of the masthead in the order of the theme. The
// date has a rule above it where something stands there, and the words of the
// letterhead stand at the foot, a line below the other.
func TestMastheadsOnScreens(t *testing.T) {
	d := sample(t)
	for _, c := range []struct {
		theme string
		want  []string
		ruled bool
	}{
		{`{}`, []string{d.Title, d.Dateline()}, true},
		{`masthead: { words: An Example Trust }`, []string{"An Example Trust", d.Title, d.Dateline()}, true},
		{`masthead: { words: An Example Trust, order: "date, logo, title" }`, []string{d.Dateline(), "An Example Trust", d.Title}, false},
		{`masthead: { words: An Example Trust, order: "title, date, logo" }`, []string{d.Title, d.Dateline(), "An Example Trust"}, true},
		{`masthead: { order: "logo, date, title" }`, []string{d.Dateline(), d.Title}, false},
		{`letterhead: { words: "1 High Street\n\nAnytown & District" }`, []string{d.Title, d.Dateline()}, true},
	} {
		mail, page := themed(t, c.theme, d)
		for form, text := range map[string][]byte{"mail": mail, "page": page} {
			all := parsed(t, text)
			h1 := all.Find("h1")
			var got []string
			for _, p := range h1.Parent().Children().EachIter() {
				words := strings.Join(strings.Fields(p.Text()), " ")
				if i := slices.IndexFunc(c.want, func(want string) bool { return strings.HasPrefix(words, want) }); i >= 0 {
					got = append(got, c.want[i])
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, %s: the parts are %q, want %q", c.theme, form, got, c.want)
			}
			if date := h1.Parent().ChildrenFiltered("p.line"); form == "mail" && strings.Contains(date.AttrOr("style", ""), "border-top") != c.ruled {
				t.Errorf("%s: the date has the style %s", c.theme, date.AttrOr("style", ""))
			}
			foot := all.Find("p").FilterFunction(func(_ int, p *goquery.Selection) bool { return p.Text() == "1 High StreetAnytown & District" })
			if wanted := strings.HasPrefix(c.theme, "letterhead"); (foot.Length() == 1 && foot.Find("br").Length() == 1) != wanted {
				t.Errorf("%s, %s: the foot has %d letterheads", c.theme, form, foot.Length())
			}
		}
	}
}

// TestLargeType shows the mail and the page in the sizes that a theme may have: words
// grow with the theme, by 30% at the most, and none is smaller than normal; nothing runs
// off a screen, and no word of a table is broken.
func TestLargeType(t *testing.T) {
	tab := browsertest.Open(t)
	d := gallery(t)
	for _, c := range []struct {
		size string
		want float64
	}{{"9pt", 1}, {"normal", 1}, {"large", 12.0 / 11}, {"20pt", 1.3}} {
		mail, page := themed(t, "size: "+c.size+"\nletterhead: { words: 1 High Street }", d)
		address := browsertest.Serve(t, map[string][]byte{"edition.html": mail, "page.html": page})
		for form, usual := range map[string]float64{"edition.html": 17, "page.html": 18} {
			for _, width := range []int64{320, 414, 500, 560, 600, 1100, 1600} {
				tab.Screen(width, 900)
				tab.Go(address + form)
				name := fmt.Sprintf("%s of %s at %d pixels", form, c.size, width)
				if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s is %d pixels too wide: %s", name, over, browsertest.Eval[string](tab, widest))
				}
				if form == "edition.html" {
					if broken := browsertest.Eval[int](tab, brokenWords); broken > 0 {
						t.Errorf("%s breaks %d words of its first table", name, broken)
					}
					if small := browsertest.Eval[string](tab, smallLetters); small != "" {
						t.Errorf("%s has small letters: %s", name, small)
					}
				}
				tab.Picture(fmt.Sprintf("size-%s-%s-%d", c.size, form, width))
			}
			letters := browsertest.Eval[float64](tab, `parseFloat(getComputedStyle(document.querySelector("li")).fontSize)`)
			if form == "page.html" {
				letters = browsertest.Eval[float64](tab, `parseFloat(getComputedStyle(document.body).fontSize)`)
			}
			if letters < c.want*usual-0.6 || letters > c.want*usual+0.6 {
				t.Errorf("%s of %s has letters of %.1f pixels, want %.1f", form, c.size, letters, c.want*usual)
			}
		}
	}
}
