export { playbookWorkflow } from './playbook/workflow';
export { trajectoryWorkflow } from './trajectory/workflow';
