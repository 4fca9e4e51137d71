package face_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"catchup/internal/render/face"
	"catchup/templates"
)

func faces(t testing.TB) face.Set {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	all, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// shapes are the glyphs of a line, by the words that they stand for.
func shapes(runs []face.Run) (words []string, ids []face.GlyphID) {
	for _, run := range runs {
		for _, g := range run.Glyphs {
			words = append(words, g.Words)
			for _, p := range g.Parts {
				ids = append(ids, p.ID)
			}
		}
	}
	return words, ids
}

// TestKerning holds that pairs stand closer than their letters would, and that
// figures stand below each other.
func TestKerning(t *testing.T) {
	all := faces(t)
	for _, f := range []*face.Face{all.Serif, all.SerifBold, all.Sans, all.SansBold} {
		for _, pair := range []string{"To", "AV", "Wa"} {
			if apart := f.Width(pair[:1], 1000) + f.Width(pair[1:], 1000); f.Width(pair, 1000) >= apart-5 {
				t.Errorf("%s %v: %s is %.0f wide, its letters %.0f", f.Family, f.Bold, pair, f.Width(pair, 1000), apart)
			}
		}
		for _, figures := range []string{"11", "74", "1.2", "(7)"} {
			var apart float64
			for _, r := range figures {
				apart += f.Width(string(r), 1000)
			}
			if f.Width(figures, 1000) != apart {
				t.Errorf("%s %v: %s is kerned", f.Family, f.Bold, figures)
			}
		}
	}
}

// TestArabicIsJoined holds that letters have other forms within a word than
// alone, all of them: each of baʼ, yaʼ and nun has dots and may be anywhere.
func TestArabicIsJoined(t *testing.T) {
	f := faces(t).Serif
	for _, letter := range []string{"ب", "ي", "ن", "ت", "ف", "ق", "ك", "ه", "ع"} {
		_, alone := shapes(f.Line(letter))
		words, within := shapes(f.Line("س" + letter + "س"))
		if len(words) != 3 || words[1] != letter {
			t.Fatalf("%s is shaped as %q", letter, words)
		}
		_, first := shapes(f.Line("س"))
		if slices.Contains(within, alone[len(alone)-1]) || slices.Contains(within, first[0]) { // dots stand before what they belong to
			t.Errorf("%s is not joined: %v within, %v alone", letter, within, alone)
		}
	}
}

// TestOrderOfGlyphs holds which glyph stands at the left.
func TestOrderOfGlyphs(t *testing.T) {
	f := faces(t).Sans
	for line, want := range map[string]string{
		"אב": "ב|א", "a אב 12 b": "a| |1|2| |ב|א| |b", "אבג ab": "a|b| |ג|ב|א", "ab אבג": "a|b| |ג|ב|א", "abc אב": "a|b|c| |ב|א", "אב ab גד": "ד|ג| |a|b| |ב|א", "(א)": ")|א|(", "ab": "a|b", "שָׁב": "ב|שָׁ",
	} {
		if words, _ := shapes(f.Line(line)); strings.Join(words, "|") != want {
			t.Errorf("%q stands as %q, want %q", line, strings.Join(words, "|"), want)
		}
	}
}

// TestEveryShapeHasItsWords holds that nothing is lost between words and glyphs.
func TestEveryShapeHasItsWords(t *testing.T) {
	all := faces(t)
	for _, words := range []string{"efficient", "Đức", "m̂", "한국", "東京", "👩‍🚀🇬🇧", "1️⃣", "Ωμέγα", "Київ"} {
		for _, f := range []*face.Face{all.Serif, all.SansBold} {
			if got, ids := shapes(f.Line(words)); strings.Join(got, "") != words || slices.Contains(ids, 0) || f.Clean(words) != words {
				t.Errorf("%q is shaped as %q (%v)", words, got, ids)
			}
		}
	}
}

// TestSubset holds that a subset can be read as a font, and draws what the whole
// draws.
func TestSubset(t *testing.T) {
	for _, words := range []string{"Á", "ب", "北", "👩‍🚀", "m̂"} {
		run := faces(t).Sans.Line(words)[0]
		g := run.Glyphs[0]
		data, err := run.Font.Subset([]face.Shape{g.Parts}, []int{g.Advance})
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 8_000 {
			t.Errorf("%q: one glyph has %d bytes", words, len(data))
		}
	}
}

// TestOtherFaces takes away a face of the program, puts in one of the operator's,
// and one that is broken.
func TestOtherFaces(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"fonts/broken.ttf": {Data: []byte("no font")}}
	for _, name := range []string{"serif.ttf", "serif-bold.ttf", "sans.ttf", "sans-bold.ttf", "hebrew.ttf.gz"} {
		data, err := fs.ReadFile(looks.FS, "fonts/"+name)
		if err != nil {
			t.Fatal(err)
		}
		files["fonts/"+strings.Replace(name, "hebrew", "own", 1)] = &fstest.MapFile{Data: data}
	}
	all, err := face.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if !all.Sans.Prints("שלום") || all.Sans.Prints("مرحبا") || all.Sans.Clean("北京") != "??" {
		t.Error("the face of the operator is not used, or others are found that are not there")
	}
	if run := all.SansBold.Line("ש")[0]; !run.Heavy || run.Font.Name != "own" {
		t.Errorf("bold words are set in %s, heavy: %v", run.Font.Name, run.Heavy)
	}
	lacks, broken := all.Lacks()
	if want := []string{"Arabic", "Chinese", "Japanese", "Korean", "emoji"}; !slices.Equal(lacks, want) {
		t.Errorf("it lacks %q, want %q", lacks, want)
	}
	if len(broken) != 1 || !strings.Contains(broken[0].Error(), "fonts/broken.ttf") {
		t.Errorf("%v is broken", broken)
	}
	if lacks, broken := faces(t).Lacks(); len(lacks)+len(broken) > 0 {
		t.Errorf("the program's own faces lack %q (%v)", lacks, broken)
	}
}
