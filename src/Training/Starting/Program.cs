using ChatAgency.Training.Starting;

return args switch
{
    ["train", var messages, var model] => Commands.Train(messages, model),
    ["distil", var vectors, var table] => Commands.Distil(vectors, table),
    _ => Commands.Help(),
};
