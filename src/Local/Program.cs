using ChatAgency.Gateway;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Faults;
using ChatAgency.Local.Welcome;
using ChatAgency.Silo;

return await AgencyHost.RunAsync(() =>
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.AddAgencyHosting(AgencyHostKind.Local, args);
    builder.AddAgencySilo(AgencyHostKind.Local);
    builder.AddAgencyGateway();
    builder.Services.AddHostedService<WelcomePrint>();
    var app = builder.Build();
    app.UseAgencyHosting();
    app.MapAgencySilo();
    app.MapAgencyGateway();
    return app;
});
