package source

import (
	"strings"
	"time"

	"catchup/internal/table"
)

// Article is one row of a table of articles, such as that of a feed. Summary
// and Content are HTML or plain text. Updated is when it was last changed.
// Categories and Type are what its publisher says that it is: "Opinion",
// "JobPosting" (schema.org), "audio/mpeg". Picture is its picture. Empty and zero
// values are unknown.
type Article struct {
	ID         string
	Title      string
	Link       string
	Author     string
	Outlet     string
	Published  time.Time
	Updated    time.Time
	Categories []string
	Type       string
	Summary    string
	Content    string
	Picture    Picture
}

// Picture is a picture of an article: where it is, what it shows in words, and who
// made it.
type Picture struct{ Link, Alt, Credit string }

// ArticleColumns are the columns of a table of articles.
func ArticleColumns() []table.Column {
	values := Article{}.Row(table.Origin{})
	columns := make([]table.Column, len(values))
	for i, v := range values {
		columns[i] = table.Column{Name: v.From.Column, Kind: v.Kind}
	}
	return columns
}

// Row is the article as a row of its table, in the order of ArticleColumns.
// at says where it was read; its Column is filled in.
func (a Article) Row(at table.Origin) []table.Value {
	text := func(column, s string) table.Value {
		at.Column = column
		return table.Value{Kind: table.Text, Known: s != "", Text: s, From: at}
	}
	moment := func(column string, t time.Time) table.Value {
		v := text(column, "")
		v.Kind, v.Known, v.Time = table.Time, !t.IsZero(), t.UTC()
		return v
	}
	return []table.Value{
		text("id", a.ID),
		text("title", a.Title),
		text("link", a.Link),
		text("author", a.Author),
		text("outlet", a.Outlet),
		moment("published", a.Published),
		text("summary", a.Summary),
		text("content", a.Content),
		moment("updated", a.Updated),
		text("categories", strings.Join(a.Categories, "\n")),
		text("type", a.Type),
		text("picture", a.Picture.Link),
		text("picture_alt", a.Picture.Alt),
		text("picture_credit", a.Picture.Credit),
	}
}
