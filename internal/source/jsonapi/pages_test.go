package jsonapi

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// service is a server that answers by address, and counts what it is asked.
func service(t *testing.T, handle http.HandlerFunc) (address string, asked *atomic.Int32) {
	t.Helper()
	asked = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		handle(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

// readAt reads a source from an address.
func readAt(t *testing.T, address string, spec Spec) (*table.Table, error) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	spec.URL = setting.Location{URL: u}
	if spec.Pages == 0 {
		spec.Pages = 100
	}
	if spec.Timeout == 0 {
		spec.Timeout = setting.Duration(20 * time.Second)
	}
	if spec.Limit == 0 {
		spec.Limit = 20e6
	}
	f := fetcher()
	f.Pause = time.Millisecond
	return Open(spec, f).Read(t.Context(), source.Request{Source: "api"})
}

// numbered are rows from one number to another.
func numbered(from, to int) string {
	var rows []string
	for i := from; i <= to; i++ {
		rows = append(rows, fmt.Sprintf(`{"n":%d}`, i))
	}
	return "[" + strings.Join(rows, ",") + "]"
}

// paged writes the k-th page, from 1, of seven rows, three on each, in a form that
// has the rows, the number of the page and the path of the next, "null" at the
// end.
func paged(form string, first int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		k := 1
		for _, name := range []string{"page", "cursor"} {
			if n, err := strconv.Atoi(q.Get(name)); err == nil {
				k = n + 1 - first
			}
		}
		if n, err := strconv.Atoi(q.Get("offset")); err == nil {
			k = n/3 + 1
		}
		next := "null"
		if k < 3 {
			next = strconv.Quote(fmt.Sprintf("/rows?x=%%24&page=%d", k+first))
		}
		fmt.Fprint(w, strings.NewReplacer("ROWS", numbered(3*k-2, min(3*k, 7)), "PAGE", strconv.Itoa(k-1+first), "NEXT", next, "CURSOR", strconv.Itoa(k+first), "LAST", strconv.FormatBool(k >= 3)).Replace(form))
	}
}

// TestPages reads a service of three pages in the forms that services have: it is
// refused without a word on pages, with the line that reads them; and with that
// line it is read whole.
func TestPages(t *testing.T) {
	for _, c := range []struct {
		name, form, query string
		first             int
		found, cure       string
		next              Next
	}{
		{"address", `{"links":{"next":NEXT},"data":ROWS}`, "", 1, "links.next is /rows?x=%24&page=2", "next: links.next", Next{Path: "links.next"}},
		{"address in an object", `{"_links":{"next":{"href":NEXT}},"_embedded":{"rows":ROWS}}`, "", 1, "_links.next.href is ", "next: _links.next.href", Next{Path: "_links.next"}},
		{"address in a list of links", `{"links":[{"rel":"self","href":"/"},{"rel":"next","href":NEXT}],"data":ROWS}`, "", 1, "links.2.href is", "next: links.2.href", Next{Path: "links.2.href"}},
		{"address of OData", `{"@odata.count":7,"@odata.nextLink":NEXT,"value":ROWS}`, "", 1, "3 of 7 rows (@odata.count)", "next: @odata.nextLink", Next{Path: "@odata.nextLink"}},
		{"count and next", `{"count":7,"next":NEXT,"previous":null,"results":ROWS}`, "", 1, "3 of 7 rows (count), next is", "next: next", Next{Path: "next"}},
		{"page of pages", `[{"page":PAGE,"pages":3,"per_page":"3","total":7},ROWS]`, "", 1, "page 1 of 3 (1.pages), 3 of 7 rows (1.total)", "next: { parameter: page }", Next{Parameter: "page"}},
		{"page of pages from 0", `{"content":ROWS,"page":{"size":3,"totalElements":7,"totalPages":3,"number":PAGE}}`, "", 0, "page 1 of 3 (page.totalPages)", "next: { parameter: page }", Next{Parameter: "page"}},
		{"current and last", `{"paging":{"current":PAGE,"last":3},"rows":ROWS}`, "", 1, "page 1 of 3 (paging.last)", "next: { parameter: page }", Next{Parameter: "page"}},
		{"token", `{"nextPageToken":"CURSOR","rows":ROWS,"more":HAS}`, "", 1, "nextPageToken is 2", "next: { parameter: pageToken, cursor: nextPageToken }", Next{Parameter: "cursor", Cursor: "nextPageToken"}},
		{"last is false", `{"content":ROWS,"last":LAST,"number":PAGE}`, "", 0, "last is false", "next: { parameter: page }", Next{Parameter: "page"}},
		{"pages that are named", `{"rows":ROWS,"info":{"n":3}}`, "?limit=3", 1, "3 rows, and a page has no more", "next: { parameter: page }", Next{Parameter: "page", Until: "info.n"}},
		{"until a page is empty", `{"rows":ROWS}`, "?limit=3&page=1", 1, "3 rows, and a page has no more", "next: { parameter: page }", Next{Parameter: "page"}},
		{"offset", `{"response":{"numFound":7,"start":0,"docs":ROWS}}`, "", 1, "3 of 7 rows (response.numFound)", "next: { parameter: offset, counts: rows }", Next{Parameter: "offset", Counts: countsRows}},
		{"limit, offset and total", `{"meta":{"limit":3,"offset":0,"total":7},"objects":ROWS}`, "", 1, "3 of 7 rows (meta.total)", "next: { parameter: offset, counts: rows }", Next{Parameter: "offset", Counts: countsRows}},
		{"total of Elasticsearch", `{"hits":{"total":{"value":7,"relation":"eq"},"hits":ROWS}}`, "", 1, "3 of 7 rows (hits.total.value)", "next: { parameter: page }", Next{Parameter: "offset", Counts: countsRows}},
		{"cursor", `{"rows":ROWS,"page_info":{"has_next_page":HAS,"end_cursor":"CURSOR"}}`, "", 1, "page_info.end_cursor is 2", "next: { parameter: cursor, cursor: page_info.end_cursor }", Next{Parameter: "cursor", Cursor: "page_info.end_cursor"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			handle := paged(c.form, c.first)
			if strings.Contains(c.form, "HAS") {
				handle = func(w http.ResponseWriter, r *http.Request) {
					more := "true"
					if r.URL.Query().Get("cursor") == "3" {
						more = "false"
					}
					paged(strings.ReplaceAll(c.form, "HAS", more), c.first)(w, r)
				}
			}
			address, asked := service(t, handle)
			_, err := readAt(t, address+"/rows"+c.query, Spec{})
			if err == nil || !strings.Contains(err.Error(), "it is one page of several: ") || !strings.Contains(err.Error(), c.found) || !strings.Contains(err.Error(), "write "+c.cure+" to read them all, or next: none") {
				t.Errorf("without a word: %v\nwant %s\nand %s", err, c.found, c.cure)
			}
			asked.Store(0)
			got, err := readAt(t, address+"/rows"+c.query, Spec{Next: &c.next})
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range got.Rows {
				if v := row[0]; v.Num.IntPart() != int64(i+1) || v.From.Row != i+1 || v.From.Reading != got.Reading {
					t.Errorf("row %d holds %s from %s", i+1, v.Num, v.From)
				}
			}
			if len(got.Rows) != 7 || asked.Load() > 4 || !strings.HasSuffix(got.Reading.Part, "pages") {
				t.Errorf("%d rows of %d requests, part %q", len(got.Rows), asked.Load(), got.Reading.Part)
			}
			if got, err := readAt(t, address+"/rows"+c.query, Spec{Next: &Next{Path: noNext}}); err != nil || len(got.Rows) != 3 {
				t.Errorf("only the first: %v", err)
			}
		})
	}
}

// TestPagesOfHeaders follows the Link header, and sends the headers of the source
// to each page. The digest is that of all bytes.
func TestPagesOfHeaders(t *testing.T) {
	address, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer hunter2" {
			http.Error(w, "no", http.StatusForbidden)
		}
		if r.URL.Query().Get("page") == "" {
			w.Header().Set("Link", `<?page=2>; rel="next"`)
			fmt.Fprint(w, `[{"n":1}]`)
			return
		}
		fmt.Fprint(w, `[{"n":2}]`)
	})
	headers := map[string]setting.Secret{"Authorization": setting.NewSecret("Bearer hunter2")}
	_, err := readAt(t, address, Spec{Asking: source.Asking{Headers: headers}})
	if err == nil || !strings.Contains(err.Error(), "its Link header leads to a next page (write next: header") {
		t.Errorf("without a word: %v", err)
	}
	got, err := readAt(t, address, Spec{Asking: source.Asking{Headers: headers}, Next: &Next{Path: byHeader}})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(`[{"n":1}][{"n":2}]`))
	if len(got.Rows) != 2 || got.Reading.Digest != hex.EncodeToString(sum[:]) || got.Reading.Part != "2 pages" {
		t.Errorf("%d rows, %+v", len(got.Rows), got.Reading)
	}
}

// TestWholeDocuments reads documents that have words of pages and all their rows.
func TestWholeDocuments(t *testing.T) {
	for _, body := range []string{
		`[{"page":1,"pages":1,"per_page":50,"total":2},` + numbered(1, 2) + `]`,
		`{"count":2,"next":null,"previous":null,"results":` + numbered(1, 2) + `}`,
		`{"result":{"records":` + numbered(1, 2) + `,"_links":{"start":"/x","next":"/x?offset=100"},"limit":100,"total":2}}`,
		`{"current_page":1,"last_page":1,"next_page_url":null,"total":2,"data":` + numbered(1, 2) + `}`,
		`{"pages":12,"title":"a book of twelve pages","rows":` + numbered(1, 2) + `}`,
		`{"object":"list","has_more":false,"data":` + numbered(1, 2) + `}`,
		`{"count":2,"offset":0,"limit":100000,"observations":` + numbered(1, 2) + `}`,
		`{"page_info":{"has_next_page":false,"end_cursor":"abc"},"rows":` + numbered(1, 2) + `}`,
		`{"total":-12.5,"number":5,"rows":` + numbered(1, 2) + `}`,
		`{"total_count":1,"rows":` + numbered(1, 2) + `}`,
		`{"issue":{"number":5,"pages":12},"rows":` + numbered(1, 2) + `}`,
		`{"book":{"pages":300,"last":1200},"rows":` + numbered(1, 2) + `}`,
		`{"limit":2,"next":null,"rows":` + numbered(1, 2) + `}`,
		`{"limit":1,"rows":` + numbered(1, 2) + `}`,
	} {
		if got, err := file(t, body, Spec{Pages: 1}).Read(t.Context(), source.Request{}); err != nil || len(got.Rows) != 2 {
			t.Errorf("%s: %v", body, err)
		}
	}
}

// TestHostilePages meets services whose pages never end, come again, lead
// elsewhere, or hold less than they say. Each ends with an error, after as many
// requests as may be.
func TestHostilePages(t *testing.T) {
	elsewhere, asked := service(t, func(http.ResponseWriter, *http.Request) {})
	for _, c := range []struct {
		name   string
		handle http.HandlerFunc
		spec   Spec
		most   int32
		want   string
	}{
		{"without end", func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.Query().Get("p"))
			fmt.Fprintf(w, `{"next":"?p=%d","rows":%s}`, n+1, numbered(n, n))
		}, Spec{Next: &Next{Path: "next"}, Pages: 12}, 12, "it has more than 12 pages; raise pages"},
		{"without end and without rows", func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.Query().Get("p"))
			fmt.Fprintf(w, `{"next":"?p=%d","rows":[]}`, n+1)
		}, Spec{Next: &Next{Path: "next"}, Pages: 12}, 12, "it has more than 12 pages"},
		{"in a circle", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"next":%q,"rows":[{"p":%q}]}`, map[string]string{"": "?p=2", "2": "?p=3", "3": "/"}[r.URL.Query().Get("p")], r.URL.Query().Get("p"))
		}, Spec{Next: &Next{Path: "next"}}, 3, "page 3: the next page is page 1 again: http://127.0.0.1"},
		{"the same page at every address", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"total":9,"rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Parameter: "pge"}}, 2, "page 2: it is page 1 again"},
		{"at another host", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"next":%q,"rows":[{"n":1}]}`, elsewhere+"/?key=hunter2")
		}, Spec{Next: &Next{Path: "next"}}, 1, "the next page is at another host, "},
		{"at this machine", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"next":"http://127.0.0.2:%s/admin","rows":[{"n":1}]}`, strings.Split(r.Host, ":")[1])
		}, Spec{Next: &Next{Path: "next"}}, 1, "the next page is at another host, 127.0.0.2"},
		{"in a file", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"next":"file:///etc/passwd","rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Path: "next"}}, 1, "what should be the address of the next page is none"},
		{"behind a redirect to this machine", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/2" {
				http.Redirect(w, r, elsewhere, http.StatusFound)
				return
			}
			fmt.Fprint(w, `{"next":"/2","rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Path: "next"}}, 2, "allow_private"},
		{"a total that is not reached", func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.Query().Get("page"))
			rows := numbered(n, n)
			if n > 2 {
				rows = "[]"
			}
			fmt.Fprintf(w, `{"total":310,"rows":%s}`, rows)
		}, Spec{Next: &Next{Parameter: "page"}}, 3, "no next page was found after page 3, but there should be more: 2 of 310 rows (total)"},
		{"a path that leads nowhere", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"links":{"next":"/2"},"rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Path: "link.next"}}, 1, "links.next is /2 (write next: links.next)"},
		{"a number for an address", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"next_page":2,"rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Path: "next_page"}}, 1, `at next_page stands "2", which is no address (write next: { parameter: page, cursor: next_page }`},
		{"more bytes than all may have", func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.Query().Get("page"))
			fmt.Fprintf(w, `{"rows":[{"n":%d,"x":%q}]}`, n, strings.Repeat("x", 700))
		}, Spec{Next: &Next{Parameter: "page"}, Limit: 2000}, 3, "page 3: its pages are together larger than the limit of 2000 bytes"},
		{"too many for ever", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		}, Spec{}, 3, "the response is 429 Too Many Requests"},
		{"too many until long after", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "99999999")
			w.WriteHeader(http.StatusTooManyRequests)
		}, Spec{}, 1, "asks to wait for 277h46m40s, longer than the source may take (timeout: 20s)"},
		{"a page that never comes", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Query().Has("page") {
				<-r.Context().Done()
				return
			}
			fmt.Fprint(w, `{"rows":[{"n":1}]}`)
		}, Spec{Next: &Next{Parameter: "page"}, Timeout: setting.Duration(150 * time.Millisecond)}, 4, "the pages take longer together than the source may: 150ms (timeout)"},
		{"a count that is more than the rows", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"count":9,"rows":[{"n":1}]}`)
		}, Spec{}, 1, "1 of 9 rows (count)"},
		{"a data set of a thousand rows", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, numbered(1, 1000))
		}, Spec{}, 1, "1000 rows, and a page has no more than that"},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, requests := service(t, c.handle)
			if strings.Contains(c.name, "thousand") {
				address += "/resource/abcd-12ef.json"
			}
			_, err := readAt(t, address, c.spec)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("%v, want %s", err, c.want)
			}
			if n := requests.Load(); n > c.most {
				t.Errorf("%d requests, want %d at most", n, c.most)
			}
		})
	}
	if asked.Load() > 0 {
		t.Errorf("another host was asked %d times", asked.Load())
	}
}

// TestNextAddress makes the address of a next page: of the host of the first, by
// its scheme, which many services do not know behind a proxy.
func TestNextAddress(t *testing.T) {
	first, err := url.Parse("https://a.example:443/x/rows?page=1")
	if err != nil {
		t.Fatal(err)
	}
	for next, want := range map[string]string{
		"http://a.example/x/rows?page=2": "https://a.example:443/x/rows?page=2",
		"?page=3#top":                    "https://a.example:443/x/rows?page=3",
		"/y":                             "https://a.example:443/y",
		"//b.example/y":                  "",
		"https://a.example:8443/y":       "",
		"https://a.example.b.example/y":  "",
		"ftp://a.example/y":              "",
		"https://user:word@A.EXAMPLE/z":  "https://a.example:443/z",
	} {
		w := &walk{document: &document{spec: Spec{URL: setting.Location{URL: first}}}, seen: map[string]int{}}
		got, err := w.lead(first, next)
		if (err == nil) != (want != "") || err == nil && got.URL.String() != want {
			t.Errorf("%s leads to %s, %v; want %s", next, got.URL, err, want)
		}
	}
}

// TestPagesTellNoSecret quotes an address in which a service repeats the key that
// it was asked with.
func TestPagesTellNoSecret(t *testing.T) {
	address, _ := service(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"next":"https://a.example/?api_key=hunter2&page=2","rows":[{"n":1}]}`)
	})
	if _, err := readAt(t, address+"/?api_key=hunter2", Spec{}); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Error(err)
	}
}

// TestNext checks what the settings may say of pages.
func TestNext(t *testing.T) {
	for name, c := range map[string]struct {
		next Next
		want string
	}{
		"nothing":    {Next{}, "either the path"},
		"both":       {Next{Path: "next", Parameter: "page"}, "either the path"},
		"a cursor":   {Next{Path: "next", Cursor: "a"}, "go with a parameter"},
		"path":       {Next{Path: "next"}, ""},
		"a counter":  {Next{Parameter: "page", Until: "pages"}, ""},
		"the header": {Next{Path: byHeader}, ""},
	} {
		var problems check.Problems
		c.next.Check(check.At("next", &problems))
		if err := problems.Err(); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
