# docker build -f deploy/docker/silo.Dockerfile -t chatagency-silo .        (at the root of the repository)
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY agents agents
COPY src src
RUN dotnet publish src/Silo -c Release -a $TARGETARCH --self-contained false -o /published

# 'extra' for the time zones, which an agent's clock looks up.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /published .
# The ports are PORT's and ADMIN_PORT's own.
ENV ASPNETCORE_HTTP_PORTS=
# No dump is made of a process that crashes, and none can be asked of one that runs: it would hold every secret and what people wrote.
ENV DOTNET_DbgEnableMiniDump=0 DOTNET_EnableDiagnostics=0
USER 1654
EXPOSE 5001 11111 30000
ENTRYPOINT ["dotnet", "ChatAgency.Silo.dll"]
