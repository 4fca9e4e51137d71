package render_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/rendertest"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/tooltest"
	"catchup/templates"
)

var sheets = flag.String("sheets", "", "write contact sheets of all forms of all sample and stress editions to this folder (an absolute path)")

// TestSheets writes contact sheets for people to look at: of each edition the
// pages of the PDF, the mail and the page on all screens, and the workbook. The
// files themselves lie beside them, in a folder of the edition.
func TestSheets(t *testing.T) {
	if *sheets == "" {
		t.Skip("SKIP: -sheets names no folder")
	}
	for _, e := range rendertest.Editions(t) {
		t.Run(e.Name, func(t *testing.T) { sheetsOf(t, e) })
	}
}

// sheetsOf writes the sheets of one edition.
func sheetsOf(t *testing.T, e rendertest.Edition) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces := lettered(t, looks)
	folder := filepath.Join(*sheets, e.Name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	mail := laid(t, folder, html.NewMail(looks, faces), e.Document)
	laid(t, folder, text.Renderer{}, e.Document)
	laid(t, folder, pdf.New(looks, faces, slog.New(slog.DiscardHandler)), e.Document)
	laid(t, folder, xlsx.New(looks), e.Document)
	framed, err := html.NewWeb(looks, faces).Page(e.Document, frame)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, "page.html", framed)
	rendertest.Montage(t, *sheets, e.Name+"-pdf", paged(t, filepath.Join(folder, "edition.pdf"), 110))
	t.Run("xlsx", func(t *testing.T) {
		rendertest.Montage(t, *sheets, e.Name+"-xlsx", paged(t, printed(t, filepath.Join(folder, "edition.xlsx")), 70))
	})
	beside := maps.Clone(mail) // whose pictures the page shows too
	beside["page.html"] = framed
	for _, scheme := range []string{"light", "dark"} {
		t.Run("mail-"+scheme, func(t *testing.T) { screened(t, e.Name+"-mail-"+scheme, "edition.html", mail, scheme) })
		t.Run("page-"+scheme, func(t *testing.T) {
			screened(t, e.Name+"-page-"+scheme, "page.html", beside, scheme)
		})
	}
	bare := map[string][]byte{"edition.html": mail["edition.html"]}
	t.Run("mail-bare", func(t *testing.T) { screened(t, e.Name+"-mail-bare", "edition.html", bare, "light") })
}

// frame is what the archive has around a page.
var frame = html.Frame{
	Address: "https://digest.example/sample/2024-06-14/",
	Head:    []html.Link{{Text: "← 1 to 7 June 2024", Address: "../2024-06-07/", Rel: "prev"}, {Text: "All editions", Address: "../"}},
	Foot:    []html.Link{{Text: "As PDF", Address: "edition.pdf", Rel: "alternate"}},
}

// laid sets the document and writes the files to the folder; it returns them by
// their names. A mail that has no room for all parts is shortened.
func laid(t *testing.T, folder string, r edition.Renderer, d *document.Document) map[string][]byte {
	t.Helper()
	some := *d
	some.Override = &document.Override{Reason: "a sheet shows it all the same"}
	files, err := r.Render(t.Context(), &some)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range files {
		all[f.Name] = f.Bytes
		put(t, folder, f.Name, f.Bytes)
	}
	return all
}

func put(t *testing.T, folder, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// printed is the workbook as LibreOffice prints it.
func printed(t *testing.T, book string) (file string) {
	t.Helper()
	folder := t.TempDir()
	command := exec.CommandContext(t.Context(), tooltest.Program(t, "soffice"), "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", folder, book)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(folder, strings.TrimSuffix(filepath.Base(book), ".xlsx")+".pdf")
}

// paged are the pages of a PDF as pictures.
func paged(t *testing.T, file string, dpi int) (shots []rendertest.Shot) {
	t.Helper()
	folder := t.TempDir()
	tell(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-png", file, filepath.Join(folder, "page"))
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shots = append(shots, rendertest.Shot{Label: fmt.Sprintf("page %d", i+1), Image: rendertest.Read(t, data)})
	}
	return shots
}

// widths are those of the screens that a sheet shows, and longest how much of a
// page stands in one picture of it, in pixels.
var widths = []int64{320, 360, 414, 600, 800, 1280}

const longest = 2700

// screened writes the sheets of a page of the files on all screens.
func screened(t *testing.T, name, start string, files map[string][]byte, scheme string) {
	tab := browsertest.Open(t)
	tab.Prefer(scheme)
	address := browsertest.Serve(t, files) + start
	var shots []rendertest.Shot
	for _, width := range widths {
		tab.Do(chromedp.EmulateViewport(width, 640))
		tab.Go(address)
		tab.Await(`document.readyState === "complete" && innerWidth > 0`)
		height := browsertest.Eval[float64](tab, `document.documentElement.scrollHeight`)
		for top := 0.0; top < height; top += longest {
			shots = append(shots, rendertest.Shot{
				Label: fmt.Sprintf("%d px, from %.0f of %.0f", width, top, height),
				Image: rendertest.Read(t, clipped(tab, float64(width), top, min(longest, height-top))),
			})
		}
	}
	rendertest.Montage(t, *sheets, name, shots)
}

// clipped is a picture of a part of the page.
func clipped(tab *browsertest.Tab, width, top, height float64) (data []byte) {
	tab.Do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		data, err = page.CaptureScreenshot().WithCaptureBeyondViewport(true).WithClip(&page.Viewport{Y: top, Width: width, Height: height, Scale: 1}).Do(ctx)
		return err
	}))
	return data
}
