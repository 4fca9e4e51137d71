# The program with the three folders a person edits: config, reports, templates.
# Any image with Go 1.26 builds it: docker build --build-arg BASE=golang:1.26-alpine .
ARG BASE=golang:1.26
FROM ${BASE} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w" -o /catchup ./cmd/catchup \
 && sh scripts/notices >/THIRD-PARTY \
 && mkdir -p /empty/var /empty/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build --chown=65532:65532 /empty/tmp /tmp
COPY --from=build --chown=65532:65532 /empty/var /srv/var
COPY --from=build --chown=65532:65532 /empty/var /srv/editors
COPY --from=build /catchup /usr/bin/catchup
COPY LICENSE NOTICE /usr/share/doc/catchup/
COPY --from=build /THIRD-PARTY /usr/share/doc/catchup/
COPY config/catchup.yaml config/readers.csv config/*.schema.json /srv/config/
COPY config/data /srv/config/data
COPY reports/*.yaml reports/*.schema.json /srv/reports/
COPY templates/theme.yaml /srv/templates/
COPY templates/mail /srv/templates/mail
COPY templates/letter /srv/templates/letter
COPY templates/web /srv/templates/web
COPY templates/site /srv/templates/site
COPY templates/fonts /srv/templates/fonts
WORKDIR /srv
USER 65532:65532
VOLUME /srv/var
HEALTHCHECK --interval=1m --timeout=10s --start-period=1m CMD ["/usr/bin/catchup", "health", "--alive"]
ENTRYPOINT ["/usr/bin/catchup"]
