package feed

import (
	"strings"
	"testing"

	"catchup/internal/markup"
	"catchup/internal/source"
)

func TestAuthor(t *testing.T) {
	for written, want := range map[string]string{
		"Jo Doe": "Jo Doe", " Jo   Doe ": "Jo Doe", "By Jo Doe": "Jo Doe", "by: Jo Doe.": "Jo Doe", "Written by Jo Doe and Sam Poe": "Jo Doe and Sam Poe", "Gan Siân Puw": "Siân Puw",
		"jo@ward.example (Jo Doe)": "Jo Doe", "Jo Doe (jo@ward.example)": "Jo Doe", "Jo Doe <jo@ward.example>": "Jo Doe", "mailto:jo@ward.example (Jo Doe)": "Jo Doe",
		"JO DOE": "Jo Doe", "jo doe": "Jo Doe", "SEÁN O'NEILL": "Seán O'Neill", "ANN SMITH-JONES": "Ann Smith-Jones", "JO MCKAY": "Jo McKay", "PA MEDIA": "PA Media", "NHS ENGLAND": "NHS England",
		"Jo Doe, Health Correspondent": "Jo Doe", "Jo Doe | Ward Weekly": "Jo Doe", "Jo Doe - Ward Weekly": "Jo Doe", "Jo Doe, Ward Weekly": "Jo Doe", "Jo Doe (health editor)": "Jo Doe",
		"Dr Jo Doe, Thornley NHS Trust": "Dr Jo Doe, Thornley NHS Trust", "PA Media": "PA Media", "Reuters": "Reuters", "Anonymous": "Anonymous", "Minister for the Cabinet Office": "Minister for the Cabinet Office",
		"Department of Health and Social Care": "Department of Health and Social Care", "NHS England – North West": "NHS England – North West", "Martin Newsroom-Smith": "Martin Newsroom-Smith", "Ed Itor": "Ed Itor",
		"Jo Doe, Local Democracy Reporter": "Jo Doe, Local Democracy Reporting Service", "Jo Doe, PA Health Correspondent": "Jo Doe, PA Media", "dpa": "dpa", "Reuters correspondent": "Reuters",
		"Jo Doe (@jodoe)": "Jo Doe", "Jo Doe jo@ward.example": "Jo Doe", "Posted By: Jo Doe": "Jo Doe", "Report by Jo Doe": "Jo Doe", "By Jo Doe Health Correspondent": "Jo Doe", "By Jo Doe, our Social Affairs Correspondent": "Jo Doe",
		"Jo Doe for Ward Weekly": "Jo Doe", "Jo Doe [Ward Weekly]": "Jo Doe", "Ward Weekly – Jo Doe": "Jo Doe", "JO DOE AND SAM POE": "Jo Doe and Sam Poe", "Jo Doe, Sam Poe and Ann Field": "Jo Doe, Sam Poe and Ann Field",
		"Webmaster Jones": "Webmaster Jones", "J.D. Doe": "J.D. Doe", "bell hooks": "Bell Hooks", "Staffan Guest": "Staffan Guest", "X": "X", "李明": "李明",
	} {
		if got := author(markup.Plain(written), "Ward Weekly", "news.ward.example"); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
	for _, written := range []string{
		"", "admin", "Admin", "administrator", "webmaster", "site-admin", "wpadmin", "admin2", "newsdesk", "News desk", "Newsroom", "news team", "The Web Team", "Editorial Team", "editor", "The Editors", "web editor",
		"staff", "Staff writer", "Our reporter", "Our own correspondent", "guest", "Guest author", "Contributor", "press office", "Communications team", "Digital content team", "Online Editor", "Health Correspondent",
		"jo@ward.example", "newsdesk@ward.example", "<newsdesk@ward.example>", "newsdesk@ward.example (Newsdesk)", "noreply@ward.example (no-reply)", "no-reply", "@jodoe", "jdoe", "jo.doe", "jo_doe99",
		"Ward Weekly", "WARD WEEKLY", "The Ward Weekly", "wardweekly", "Ward Weekly staff", "Ward Weekly Newsdesk", "Ward Weekly's reporter", "the ward weekly team", "Guest blogger", "By our Health Correspondent", "Editor, Ward Weekly", "news.ward.example", "www.ward.example", "https://ward.example/jo",
		"-", "...", "By", "null", "undefined", "N/A", "unknown", "test", "root", "user1", strings.Repeat("Jo Doe has been the health editor since 2011. ", 4),
	} {
		if got := author(markup.Plain(written), "Ward Weekly", "news.ward.example"); got != "" {
			t.Errorf("%q is %q, want nobody", written, got)
		}
	}
}

func TestBylines(t *testing.T) {
	item := func(parts string) string {
		return `<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Ward Weekly</title><item><title>T</title>` + parts + `</item></channel></rss>`
	}
	for _, c := range []struct{ body, want string }{
		{item("<author>newsdesk@ward.example (Newsdesk)</author><dc:creator>Jo Doe</dc:creator>"), "Jo Doe"},
		{item("<author>jo@ward.example (Jo Doe)</author><dc:creator>admin</dc:creator>"), "Jo Doe"},
		{item("<author>Jo Doe</author><dc:creator>JO DOE</dc:creator>"), "Jo Doe"},
		{item("<dc:creator>Jo Doe</dc:creator><dc:creator>Sam Poe</dc:creator><dc:creator>jo doe</dc:creator>"), "Jo Doe, Sam Poe"},
		{item("<dc:creator>Jo Doe; Sam Poe; Newsdesk</dc:creator>"), "Jo Doe, Sam Poe"},
		{item("<itunes:author>Ward Weekly</itunes:author>"), ""},
		{item("<itunes:author>Jo Doe</itunes:author>"), "Jo Doe"},
		{item("<author>&lt;a href='/jo'&gt;Jo Doe&lt;/a&gt;</author>"), "Jo Doe"},
		{`<feed xmlns="http://www.w3.org/2005/Atom"><title>Ward Weekly</title><entry><title>T</title><author><email>jo@ward.example</email></author><author><name>webmaster</name></author><author><name>By Jo Doe</name></author></entry></feed>`, "Jo Doe"},
		{`{"version": "https://jsonfeed.org/version/1", "title": "Ward Weekly", "items": [{"id": "1", "title": "T", "author": {"name": "Jo Doe"}, "authors": [{"name": "Ward Weekly"}]}]}`, "Jo Doe"},
	} {
		got, err := open(file(t, "a.xml", c.body)).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if author := got.Rows[0][3].Text; author != c.want {
			t.Errorf("%s\nis by %q, want %q", c.body, author, c.want)
		}
	}
}
