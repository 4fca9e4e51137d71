package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/item"
)

// Images says which stories show a picture of their articles: true is lead, and
// false is none.
type Images string

const (
	NoImages  Images = "none"
	LeadImage Images = "lead"
	AllImages Images = "all"
)

// UnmarshalText reads what settings say.
func (i *Images) UnmarshalText(text []byte) error {
	switch word := Images(text); word {
	case NoImages, LeadImage, AllImages:
		*i = word
	case "true":
		*i = LeadImage
	case "false":
		*i = NoImages
	default:
		return fmt.Errorf("%q is none of none, lead and all", text)
	}
	return nil
}

// Pictured tells whether a section of the report may show pictures of articles.
func (s Spec) Pictured() bool {
	return slices.ContainsFunc(s.Sections, func(one Section) bool { return one.Stories != nil && one.Stories.Images.of(0) })
}

// of tells whether the story at the place among those that are told, from 0, may
// show a picture.
func (i Images) of(place int) bool { return i == AllImages || i == LeadImage && place == 0 }

// picture is the picture of the story at the place among those that are told, from
// 0, which these candidates are told in; nil for none.
func (sel *selection) picture(place int, told []*candidate) *document.Picture {
	if !sel.images.of(place) {
		return nil
	}
	for _, c := range told {
		if p := c.picture(); p != nil {
			return p
		}
	}
	return nil
}

// picture is the first picture of the candidate's articles that is described in
// words and has somebody to be credited to, nil if there is none or an editor does
// not want it.
func (c *candidate) picture() *document.Picture {
	if c.edit != nil && c.edit.NoPicture {
		return nil
	}
	for _, i := range c.Pictured() {
		if credit := credited(i); i.Picture.Alt != "" && credit != "" {
			return &document.Picture{Alt: i.Picture.Alt, Credit: credit, Source: i.Source, Link: i.Picture.Link}
		}
	}
	return nil
}

// credited is who made the picture of an article, and the outlet that published it,
// unless that is named already: "Jo Doe / The Gazette".
func credited(i item.Item) string {
	made := i.Picture.Credit
	if made == "" || strings.Contains(strings.ToLower(made), strings.ToLower(i.Outlet)) {
		return cmp.Or(made, i.Outlet)
	}
	return made + " / " + i.Outlet
}

// unpictured are warnings of stories that may show a picture and have none, since
// nobody has described theirs: one of all, if none of the articles is described.
func (sel *selection) unpictured(section string, articles []item.Item) (warnings []string) {
	if !sel.images.of(0) || len(sel.told) == 0 {
		return nil
	}
	if !slices.ContainsFunc(articles, func(i item.Item) bool { return i.Picture.Alt != "" && i.Picture.Link != "" }) {
		return []string{fmt.Sprintf("“%s” shows no pictures (images: %s): no article of its sources comes with one that is described in words", section, sel.images)}
	}
	for place, c := range sel.told {
		if all := c.Pictured(); sel.images.of(place) && len(all) > 0 && c.theme == nil && c.picture() == nil && (c.edit == nil || !c.edit.NoPicture) {
			warnings = append(warnings, fmt.Sprintf("“%s” is told without a picture: %s does not say in words what its picture shows", c.heading(), all[0].Outlet))
		}
	}
	return warnings
}
