# docker build -f deploy/docker/local.Dockerfile -t chatagency-local .        (at the root of the repository)
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY agents agents
COPY src src
RUN dotnet publish src/Local -c Release -a $TARGETARCH --self-contained false -o /published
# A new volume takes the owner of the folder that it is mounted over.
RUN mkdir --mode=700 /data

# 'extra' for the time zones, which an agent's clock looks up.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /published .
COPY --from=build --chown=1654:1654 /data /data
# Elsewhere Local listens on loopback alone: a container is reached from outside or not at all. The ports are PORT's and ADMIN_PORT's own.
ENV ASPNETCORE_HTTP_PORTS= HOST=* DATA_DIR=/data
# No dump is made of a process that crashes, and none can be asked of one that runs: it would hold every secret and what people wrote.
ENV DOTNET_DbgEnableMiniDump=0 DOTNET_EnableDiagnostics=0
USER 1654
VOLUME /data
EXPOSE 5000 5001
ENTRYPOINT ["dotnet", "ChatAgency.Local.dll"]
