package item

import (
	"fmt"
	"strings"
	"testing"
)

func TestDescribes(t *testing.T) {
	const title = "A hill for the clinic"
	for words, want := range map[string]bool{
		"Three green hills under a pale sky": true, "Hospital": true, "Map of 42 systems": true, "A photograph of the clinic": true, "Ärzte vor der Klinik": true, "三座山": true,
		"": false, " – ": false, "1234": false, "Image": false, "featured image 3": false, "The article photo": false, "Logo": false, "The Sample logo": false,
		"IMG_2031": false, "DSC00412": false, "hill-above-clinic.jpg": false, "A hill.PNG": false, "https://i.example/a and more": false, "a hill for the clinic.": false,
		strings.Repeat("word ", 100): false,
	} {
		if got := Describes(words, title); got != want {
			t.Errorf("%q describes: %v", words, got)
		}
	}
}

// TestLogosAreNoPictures gives some articles of an outlet one picture.
func TestLogosAreNoPictures(t *testing.T) {
	for name, c := range map[string]struct {
		same, others int // articles with the same picture, and with one of their own
		want         int // how many pictures are left
	}{"one": {1, 0, 1}, "all of two": {2, 0, 0}, "two of three": {2, 1, 3}, "three of five": {3, 2, 2}} {
		t.Run(name, func(t *testing.T) {
			var items []Item
			for n := range c.same + c.others {
				i := Item{Outlet: "The Sample", Title: fmt.Sprintf("Title %d", n), Picture: Picture{Link: "https://i.example/same"}}
				if n >= c.same {
					i.Picture.Link = fmt.Sprintf("https://i.example/%d", n)
				}
				items = append(items, i)
			}
			items = append(items, Item{Outlet: "Another", Title: "Title", Picture: Picture{Link: "https://i.example/same"}})
			withoutLogos(items)
			left := 0
			for _, i := range items[:len(items)-1] {
				if i.Picture.Link != "" {
					left++
				}
			}
			if left != c.want || items[len(items)-1].Picture.Link == "" {
				t.Errorf("%d of %d pictures are left, and of another outlet %q", left, c.same+c.others, items[len(items)-1].Picture.Link)
			}
		})
	}
}
