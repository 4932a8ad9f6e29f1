using ChatAgency.Gateway;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Faults;

return await AgencyHost.RunAsync(() =>
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.AddAgencyHosting(AgencyHostKind.Gateway, args);
    builder.AddClusterClient();
    builder.AddAgencyGateway();
    var app = builder.Build();
    app.UseAgencyHosting();
    app.MapAgencyGateway();
    return app;
});
