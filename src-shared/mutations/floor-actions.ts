import { businessHoursSchema } from '../domain/business-hours.ts';
import { dispositionSchema } from '../domain/disposition.ts';
import { floorPolicySchema } from '../domain/floor-policy.ts';
import { keywordRuleSchema } from '../domain/keyword-rule.ts';
import { queueRulesSchema } from '../domain/queue-rules.ts';
import { mayEditContent } from '../domain/role.ts';
import { slaPolicySchema } from '../domain/sla-policy.ts';
import { removing, saving } from './content-definition.ts';

export const floorPolicySave = saving('floorPolicy.save', 'floorPolicy', floorPolicySchema, mayEditContent);
export const businessHoursSave = saving('businessHours.save', 'businessHours', businessHoursSchema, mayEditContent);
export const businessHoursRemove = removing('businessHours.remove', 'businessHours', mayEditContent);
export const queueRulesSave = saving('queueRules.save', 'queueRules', queueRulesSchema, mayEditContent);
export const slaPolicySave = saving('slaPolicy.save', 'slaPolicy', slaPolicySchema, mayEditContent);
export const slaPolicyRemove = removing('slaPolicy.remove', 'slaPolicy', mayEditContent);
export const dispositionSave = saving('disposition.save', 'disposition', dispositionSchema, mayEditContent);
export const dispositionRemove = removing('disposition.remove', 'disposition', mayEditContent);
export const keywordRuleSave = saving('keywordRule.save', 'keywordRule', keywordRuleSchema, mayEditContent);
export const keywordRuleRemove = removing('keywordRule.remove', 'keywordRule', mayEditContent);
