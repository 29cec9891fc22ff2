# An image with the Debian package of this checkout, which is built in another: docker build -t bianmu . && docker run -i bianmu convert - < notice.pdf
FROM debian:bookworm AS build
COPY . /project
WORKDIR /project
RUN scripts/setup && apt-get install -y --no-install-recommends dpkg-dev file python3
RUN cmake --preset release -DBIANMU_TESTS=OFF && cmake --build --preset release && cpack --config build/release/CPackConfig.cmake -B /package

FROM debian:bookworm-slim
COPY --from=build /package/*.deb /package/
RUN apt-get update && apt-get install -y --no-install-recommends /package/*.deb && rm -rf /package /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["bianmu"]
