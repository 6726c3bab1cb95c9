FROM node:20-bookworm-slim AS web
WORKDIR /web
COPY internal/explorer/package.json internal/explorer/package-lock.json internal/explorer/.npmrc ./
RUN npm ci
COPY internal/explorer/build.mjs ./
COPY internal/explorer/web web
RUN mkdir dist && node build.mjs

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /web/dist internal/explorer/dist
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -o /entente ./cmd/entente

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /entente /entente
ENV ENTENTE_ADDR=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["/entente"]
CMD ["serve"]
