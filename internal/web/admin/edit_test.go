package admin_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/editor"
)

// editing is the page of the work on the edition that waits.
const editing = waiting + "edit/"

// fileToken is that of the file of the edition that waits.
func (h *house) fileToken() string {
	h.Helper()
	file, err := h.acts.Written(h.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"})
	var beside check.Problems
	if err != nil && !errors.As(err, &beside) {
		h.Fatal(err)
	}
	return file.Token()
}

// edits sends a form of the page, and wants the status and words.
func (b browser) edits(status int, form url.Values, words ...string) {
	b.Helper()
	if form.Get("token") == "" {
		form.Set("token", b.fileToken())
	}
	page := b.sends(editing, form)
	if page.Status != status {
		b.Errorf("%v is answered by %d, want %d:\n%s", form, page.Status, status, page.Body)
	}
	for _, want := range words {
		if !strings.Contains(spaces.Replace(string(page.Body)), want) {
			b.Errorf("%v does not say %q:\n%s", form, want, page.Body)
		}
	}
}

// note is a form of the note.
func note(words string) url.Values {
	return url.Values{"act": {"note"}, "key": {"note"}, "text": {words}}
}

// TestEdit writes a change with who and when, and has the edition made anew; a form
// that changes nothing does neither.
func TestEdit(t *testing.T) {
	h := open(t)
	ann := h.browser()
	ann.edits(http.StatusSeeOther, note(""))
	if len(h.acts.did) > 0 {
		t.Errorf("done is %q", h.acts.did)
	}
	ann.edits(http.StatusSeeOther, note("Beds are provisional."))
	if fmt.Sprint(h.acts.did) != "[remake weekly/2024-06-14 for ann]" {
		t.Errorf("done is %q", h.acts.did)
	}
	text, err := os.ReadFile(filepath.Join(h.acts.written.Dir, "editors/weekly/2024-06-14.yaml"))
	if want := "note:\n  text: Beds are provisional.\n  edited: ann, 14 June 2024, 16:00\n"; err != nil || string(text) != want {
		t.Errorf("the file says %q, %v", text, err)
	}
	if got := h.words(editing); !strings.Contains(got, "14 June 2024, 16:00 ann changed the note now") || strings.Contains(got, "Save") {
		t.Errorf("the page of a program with a token is:\n%s", got)
	}
}

// TestEditKeepsWords tells at the form what keeps a change from being made, and
// gives the words back.
func TestEditKeepsWords(t *testing.T) {
	h := open(t)
	ann := h.browser()
	ann.edits(http.StatusUnprocessableEntity, url.Values{"act": {"own"}, "key": {"own"}, "text": {"Mine & yours."}}, "needs a heading and a text", "Mine &amp; yours.")
	broken := "stories: broken"
	ann.edits(http.StatusUnprocessableEntity, url.Values{"act": {"file"}, "key": {"file"}, "text": {broken}}, "editors/weekly/2024-06-14.yaml:1:10", broken)
	if len(h.acts.did) > 0 {
		t.Errorf("done is %q", h.acts.did)
	}
	for _, c := range []struct {
		fails error
		words string
	}{{check.Problems{{Message: "the rent is wrong"}}, "the rent is wrong"}, {errors.New("a secret"), "The log says why."}} {
		h.acts.fails = c.fails
		ann.edits(http.StatusConflict, note("Words of "+c.words), "could not be made anew", c.words, "Words of "+c.words)
	}
	if !strings.Contains(h.words(editing), "could not") && h.fileToken() == editor.Token("") {
		t.Error("the words are lost")
	}
}

// TestEditedMeanwhile writes nothing from a page that is stale, says who changed
// what, and shows both texts.
func TestEditedMeanwhile(t *testing.T) {
	h := open(t)
	ann := h.browser()
	seen := h.fileToken()
	ann.edits(http.StatusSeeOther, note("Theirs."))
	mine := note("Mine.")
	mine.Set("token", seen)
	ann.edits(http.StatusConflict, mine, "Nothing of yours has been written yet", "ann changed the note (14", "Mine.", "Theirs.")
	h.must(os.WriteFile(filepath.Join(h.acts.written.Dir, "editors/weekly/2024-06-14.yaml"), []byte("note: { text: By hand. }\n"), 0o644))
	ann.edits(http.StatusConflict, mine, "somebody changed it on the disk", "Mine.", "By hand.")
	mine.Set("token", strings.Repeat("0", 32))
	ann.edits(http.StatusConflict, mine, "somebody changed it on the disk")
	if n := len(h.acts.did); n != 1 {
		t.Errorf("it was made anew %d times", n)
	}
}

// TestNotEdited changes no edition that is out, nor one that was dropped.
func TestNotEdited(t *testing.T) {
	h := open(t)
	ann := h.browser()
	h.press(sent+"edit/", url.Values{"act": {"note"}, "text": {"Too late."}, "token": {editor.Token("")}}, http.StatusConflict, "The edition is out", "You wrote: Too late.")
	h.press(sent+"rule", url.Values{"act": {"hold"}}, http.StatusSeeOther)
	h.press(sent+"edit/", url.Values{"act": {"note"}, "text": {"Too late."}, "token": {editor.Token("")}}, http.StatusConflict, "The edition is out")
	h.press(waiting+"rule", url.Values{"act": {"drop"}, "reason": {"so it is"}}, http.StatusSeeOther)
	ann.edits(http.StatusConflict, note("Too late."), "it was dropped")
	h.press("/desk/editions/weekly/2024-06-15/edit/", note("x"), http.StatusNotFound)
	if len(h.acts.did) > 0 || h.fileToken() != editor.Token("") {
		t.Errorf("done is %q", h.acts.did)
	}
	for _, path := range []string{waiting, sent} {
		if strings.Contains(string(h.ask("GET", path, nil, "Authorization", "Bearer "+h.token).Body), `/edit/"`) {
			t.Errorf("%s leads to the work on it", path)
		}
	}
}

// TestGoBack undoes a change, and undoes that.
func TestGoBack(t *testing.T) {
	h := open(t)
	ann := h.browser()
	for _, words := range []string{"One.", "Two."} {
		ann.edits(http.StatusSeeOther, note(words))
	}
	says := func(words string) bool {
		file, err := h.acts.Written(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"})
		h.must(err)
		return file.Sheet.Note.Text == words && slices.ContainsFunc(file.Versions, func(v editor.Version) bool { return strings.Contains(v.Text, "Two.") })
	}
	for _, c := range []struct{ version, want string }{{"1", "One."}, {"2", "Two."}, {"0", ""}} {
		ann.edits(http.StatusSeeOther, url.Values{"act": {"return"}, "version": {c.version}})
		if !says(c.want) {
			t.Errorf("after version %s the file does not say %q", c.version, c.want)
		}
	}
	ann.edits(http.StatusUnprocessableEntity, url.Values{"act": {"return"}, "version": {"99"}}, "no such version")
}

// TestBroken shows an edition whose file has mistakes, which the page can mend.
func TestBroken(t *testing.T) {
	h := open(t)
	ann := h.browser()
	h.must(os.MkdirAll(filepath.Join(h.acts.written.Dir, "editors/weekly"), 0o755))
	for name, text := range map[string]string{"2024-06-14.yaml": "stories: broken\n", "2024-06-14-x.md": "no head\n"} {
		h.must(os.WriteFile(filepath.Join(h.acts.written.Dir, "editors/weekly", name), []byte(text), 0o644))
	}
	got := h.words(editing)
	for _, want := range []string{"editors/weekly/2024-06-14.yaml:1:10: stories:", "editors/weekly/2024-06-14-x.md:1:1: an editor’s article begins with its front matter", "The file has changed since this edition was made."} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q:\n%s", want, got)
		}
	}
	ann.edits(http.StatusUnprocessableEntity, note("Words."), "stories: ")
	ann.edits(http.StatusSeeOther, url.Values{"act": {"file"}, "key": {"file"}, "text": {"note: { text: Mended. }"}})
}
