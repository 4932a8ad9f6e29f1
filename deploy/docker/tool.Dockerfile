# docker build -f deploy/docker/tool.Dockerfile -t chatagency-tool .        (at the root of the repository)
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY agents agents
COPY src src
RUN dotnet publish src/Tool -c Release -a $TARGETARCH --self-contained false -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /published .
# No dump is made of a process that crashes, and none can be asked of one that runs: it would hold every secret and what people wrote.
ENV DOTNET_DbgEnableMiniDump=0 DOTNET_EnableDiagnostics=0
USER 1654
ENTRYPOINT ["dotnet", "ChatAgency.Tool.dll"]
